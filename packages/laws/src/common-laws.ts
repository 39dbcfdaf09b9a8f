import { type CutRule, levelsByCuts, type Quantizer, valuesByRule } from "@equal-bits/core";
import fc from "fast-check";
import { expectRefusal, expectSame, expectThat } from "./expectations.js";
import type { Law } from "./law.js";
import { assigned, forEveryGroup, groupsFor, type QuantizerLawOptions, runsOf } from "./quantizer-law.js";

const CANARY = 77;

/**
 * What holds for every quantizer, whether or not it promises counts.
 *
 * @internal
 */
export function commonLaws(quantizer: Quantizer, options: QuantizerLawOptions): Law[] {
  return [
    forEveryGroup(options, "each weight gets one of the K levels, in the given destination", (weights) => {
      const out = new Uint8Array(weights.length).fill(255);
      expectThat(quantizer.assign(weights, out) === out, "assign must return its destination");
      expectThat(
        out.every((level) => level < quantizer.levels),
        `levels must be below ${quantizer.levels}, got [${out.join(", ")}]`,
      );
    }),
    forEveryGroup(
      options,
      "the same weights give the same levels and values, and stay as they were",
      (weights) => {
        const before = weights.slice();
        const first = assigned(quantizer, weights);
        const values = quantizer.values(weights, first);
        expectSame(assigned(quantizer, weights), first, "levels of the second call");
        expectSame(quantizer.values(weights, first), values, "values of the second call");
        expectSame(weights, before, "weights after the call");
      },
    ),
    forEveryGroup(options, "the values are K finite numbers in ascending order", (weights) => {
      const values = quantizer.values(weights, assigned(quantizer, weights));
      expectThat(
        values.length === quantizer.levels,
        `values must be ${quantizer.levels}, got ${values.length}`,
      );
      const ascend = values.every(
        (value, i) => Number.isFinite(value) && (i === 0 || values[i - 1] <= value),
      );
      expectThat(ascend, `values must be finite and ascend, got [${values.join(", ")}]`);
      if (quantizer.valueRule === undefined) return;
      const told = valuesByRule(quantizer.valueRule, quantizer.levels, weights, assigned(quantizer, weights));
      expectSame(values, told, "values, as valueRule tells");
    }),
    ...(quantizer.cuts ? [cutLaw(quantizer, quantizer.cuts, options)] : []),
    forEveryGroup(options, "−0 is treated as 0", (weights) => {
      const positive = weights.map((weight) => weight + 0);
      expectSame(assigned(quantizer, weights), assigned(quantizer, positive), "levels with −0 for 0");
    }),
    {
      name: "for every group with a NaN or an infinity: it is refused with its index, before anything is written",
      check: () =>
        fc.assert(
          fc.property(spoiltWeights(options), ([weights, index]) => {
            const out = new Uint8Array(weights.length).fill(CANARY);
            expectRefusal(() => quantizer.assign(weights, out), "NON_FINITE", `index ${index}`);
            expectThat(
              out.every((level) => level === CANARY),
              "nothing must be written before the refusal",
            );
          }),
          runsOf(options),
        ),
    },
    forEveryGroup(
      options,
      "a destination of another length is refused, before anything is written",
      (weights) => {
        const out = new Uint8Array(weights.length + 1).fill(CANARY);
        expectRefusal(() => quantizer.assign(weights, out), "SHAPE");
        expectThat(
          out.every((level) => level === CANARY),
          "nothing must be written before the refusal",
        );
      },
    ),
  ];
}

function cutLaw(quantizer: Quantizer, cuts: CutRule, options: QuantizerLawOptions): Law {
  return forEveryGroup(options, "the levels are those that its cuts tell", (weights) => {
    const told = levelsByCuts(cuts, weights, new Uint8Array(weights.length));
    expectSame(assigned(quantizer, weights), told, "levels, as cuts tells");
  });
}

/** Weights of which the one at the given index is the first that is not finite. */
function spoiltWeights(options: QuantizerLawOptions): fc.Arbitrary<[Float32Array, number]> {
  const spoil = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  return fc.tuple(groupsFor(options, options.longest, 1), fc.nat(), spoil).map(([weights, place, bad]) => {
    const index = place % weights.length;
    weights[index] = bad;
    return [weights, index];
  });
}
