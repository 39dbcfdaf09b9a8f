import { apportion, type Quantizer } from "@equal-bits/core";
import fc from "fast-check";
import { expectRefusal, expectSame, expectThat } from "./expectations.js";
import { latentWeights } from "./latent-weights.js";
import type { Law, LawOptions } from "./law.js";
import { levelsByRank } from "./levels-by-rank.js";

/** How hard to try, and what the rule was asked for. */
export interface QuantizerLawOptions extends LawOptions {
  /**
   * The share of each level that the rule was made for, lowest level first; its counts must then be those of `apportion`.
   * Default: not checked.
   */
  readonly shares?: readonly number[];
}

const CANARY = 77;

/**
 * The promises that every quantizer keeps; for one that promises counts, also that they hold exactly and by rank.
 *
 * @param quantizer - the rule under test, ours or a stranger's
 * @param options - how hard to try
 * @returns the laws, each to be run as a test of its own
 */
export function quantizerLaws(quantizer: Quantizer, options: QuantizerLawOptions = {}): readonly Law[] {
  return [...commonLaws(quantizer, options), ...(quantizer.counts ? countLaws(quantizer, options) : [])];
}

function commonLaws(quantizer: Quantizer, { cases = 1000, seed, longest = 200 }: LawOptions): Law[] {
  const run = { numRuns: cases, ...(seed === undefined ? {} : { seed }) };
  const forEveryGroup = (name: string, holds: (weights: Float32Array) => void): Law => ({
    name: `for every group: ${name}`,
    check: () => fc.assert(fc.property(latentWeights({ longest }), holds), run),
  });
  return [
    forEveryGroup("each weight gets one of the K levels, in the given destination", (weights) => {
      const out = new Uint8Array(weights.length).fill(255);
      expectThat(quantizer.assign(weights, out) === out, "assign must return its destination");
      expectThat(
        out.every((level) => level < quantizer.levels),
        `levels must be below ${quantizer.levels}, got [${out.join(", ")}]`,
      );
    }),
    forEveryGroup("the same weights give the same levels and values, and stay as they were", (weights) => {
      const before = weights.slice();
      const first = assigned(quantizer, weights);
      const values = quantizer.values(weights, first);
      expectSame(assigned(quantizer, weights), first, "levels of the second call");
      expectSame(quantizer.values(weights, first), values, "values of the second call");
      expectSame(weights, before, "weights after the call");
    }),
    forEveryGroup("the values are K finite numbers in ascending order", (weights) => {
      const values = quantizer.values(weights, assigned(quantizer, weights));
      expectThat(
        values.length === quantizer.levels,
        `values must be ${quantizer.levels}, got ${values.length}`,
      );
      const ascend = values.every(
        (value, i) => Number.isFinite(value) && (i === 0 || values[i - 1] <= value),
      );
      expectThat(ascend, `values must be finite and ascend, got [${values.join(", ")}]`);
      if (quantizer.fixedValues) expectSame(values, quantizer.fixedValues, "values, as fixedValues promises");
    }),
    forEveryGroup("−0 is treated as 0", (weights) => {
      const positive = weights.map((weight) => weight + 0);
      expectSame(assigned(quantizer, weights), assigned(quantizer, positive), "levels with −0 for 0");
    }),
    {
      name: "for every group with a NaN or an infinity: it is refused with its index, before anything is written",
      check: () =>
        fc.assert(
          fc.property(spoiltWeights(longest), ([weights, index]) => {
            const out = new Uint8Array(weights.length).fill(CANARY);
            expectRefusal(() => quantizer.assign(weights, out), "NON_FINITE", `index ${index}`);
            expectThat(
              out.every((level) => level === CANARY),
              "nothing must be written before the refusal",
            );
          }),
          run,
        ),
    },
    forEveryGroup("a destination of another length is refused, before anything is written", (weights) => {
      const out = new Uint8Array(weights.length + 1).fill(CANARY);
      expectRefusal(() => quantizer.assign(weights, out), "SHAPE");
      expectThat(
        out.every((level) => level === CANARY),
        "nothing must be written before the refusal",
      );
    }),
  ];
}

function countLaws(
  quantizer: Quantizer,
  { cases = 1000, seed, longest = 200, shares }: QuantizerLawOptions,
): Law[] {
  const run = { numRuns: cases, ...(seed === undefined ? {} : { seed }) };
  const forEveryGroup = (name: string, holds: (weights: Float32Array) => void, most = longest): Law => ({
    name: `for every group: ${name}`,
    check: () => fc.assert(fc.property(latentWeights({ longest: most }), holds), run),
  });
  const laws = [
    {
      name: "for every size: the counts are K whole numbers ≥ 0 that sum to it",
      check: () =>
        fc.assert(
          fc.property(fc.nat({ max: 100_000_000 }), (size) => {
            const counts = countsOf(quantizer, size);
            expectThat(
              counts.length === quantizer.levels,
              `counts must be ${quantizer.levels}, got ${counts.length}`,
            );
            expectThat(
              counts.every((count) => Number.isInteger(count) && count >= 0),
              `counts must be whole and ≥ 0, got [${counts.join(", ")}]`,
            );
            expectThat(
              counts.reduce((sum, count) => sum + count, 0) === size,
              `counts must sum to ${size}, got [${counts.join(", ")}]`,
            );
          }),
          run,
        ),
    },
    forEveryGroup("the histogram is exactly the promised counts", (weights) => {
      const histogram = new Array<number>(quantizer.levels).fill(0);
      for (const level of assigned(quantizer, weights)) histogram[level] += 1;
      expectSame(histogram, countsOf(quantizer, weights.length), "histogram");
    }),
    forEveryGroup(
      "levels go by rank, and among equal weights the earlier one gets the higher level",
      (weights) => {
        expectSame(
          assigned(quantizer, weights),
          levelsByRank(weights, countsOf(quantizer, weights.length)),
          "levels",
        );
      },
    ),
    forEveryGroup(
      "no assignment with the same counts costs less",
      (weights) => {
        const levels = assigned(quantizer, weights);
        const values = quantizer.values(weights, levels);
        const least = Math.min(
          ...permutationsOf([...levels]).map((other) => squaredCost(weights, values, other)),
        );
        const cost = squaredCost(weights, values, [...levels]);
        expectThat(
          cost <= least + 1e-9 * Math.abs(least),
          `the cost must be the least, ${least}, got ${cost}`,
        );
      },
      6,
    ),
  ];
  if (shares === undefined) return laws;
  const apportioned: Law = {
    name: `for every size: the counts are apportion(size, [${shares.join(", ")}])`,
    check: () =>
      fc.assert(
        fc.property(fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 100_000_000 })), (size) => {
          expectSame(countsOf(quantizer, size), apportion(size, shares), "counts");
        }),
        run,
      ),
  };
  return [...laws, apportioned];
}

function assigned(quantizer: Quantizer, weights: Float32Array): Uint8Array {
  return quantizer.assign(weights, new Uint8Array(weights.length));
}

function countsOf(quantizer: Quantizer, size: number): readonly number[] {
  return quantizer.counts?.(size) ?? [];
}

/** Weights of which the one at the given index is the first that is not finite. */
function spoiltWeights(longest: number): fc.Arbitrary<[Float32Array, number]> {
  const spoil = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  return fc.tuple(latentWeights({ shortest: 1, longest }), fc.nat(), spoil).map(([weights, place, bad]) => {
    const index = place % weights.length;
    weights[index] = bad;
    return [weights, index];
  });
}

function squaredCost(weights: Float32Array, values: readonly number[], levels: readonly number[]): number {
  return levels.reduce((cost, level, i) => cost + (weights[i] - values[level]) ** 2, 0);
}

function permutationsOf(levels: readonly number[]): number[][] {
  if (levels.length === 0) return [[]];
  return [...new Set(levels)].flatMap((first) => {
    const rest = levels.toSpliced(levels.indexOf(first), 1);
    return permutationsOf(rest).map((others) => [first, ...others]);
  });
}
