import { latentWeights } from "@equal-bits/laws";
import { entropicAtoms, harden } from "@equal-bits/ot";
import {
  centredLevels,
  entropic,
  exact,
  fittedLevels,
  fixedLevels,
  quantizer,
  ratio,
  semiRelaxed,
  shares,
  sign,
} from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";

const bits = (strength: number, p = 0.5) =>
  quantizer({
    name: "bridge",
    prior: ratio(p),
    solver: semiRelaxed(strength),
    levels: fixedLevels([-1, 1]),
  });

const levelsOf = (rule: { assign(w: Float32Array, out: Uint8Array): Uint8Array }, weights: Float32Array) => [
  ...rule.assign(weights, new Uint8Array(weights.length)),
];

/** No two weights so near to each other that a soft plan could not tell them apart. */
const apart = fc
  .uniqueArray(fc.integer({ min: -200, max: 200 }), { minLength: 1, maxLength: 40 })
  .map((places) => Float32Array.from(places, (place) => place / 100));

test("for every group of weights that differ, and ε: the entropic plan, hardened, has the bits of exact transport", () => {
  const [atoms, wanted] = [
    [-1, 0, 1],
    [0.25, 0.4, 0.35],
  ];
  const prior = shares(wanted);
  fc.assert(
    fc.property(apart, fc.double({ min: 0.2, max: 20, noNaN: true }), (weights, epsilon) => {
      const counts = prior.counts(weights.length);
      const { plan } = entropicAtoms(weights, atoms, wanted, { epsilon });
      const hardened = harden(plan, counts, new Uint8Array(weights.length));
      const task = { counts, atoms };
      expect(hardened).toEqual(exact().assign(weights, task, new Uint8Array(weights.length)));
      expect(hardened).toEqual(entropic(epsilon).assign(weights, task, new Uint8Array(weights.length)));
    }),
    { numRuns: 1000 },
  );
});

test("for every group: strength 0 is sign, an infinite one equal bits", () => {
  fc.assert(
    fc.property(latentWeights({ longest: 60 }), (weights) => {
      expect(levelsOf(bits(0), weights)).toEqual(levelsOf(sign(), weights));
      const equal = quantizer({ name: "equal", prior: ratio(0.5), levels: fixedLevels([-1, 1]) });
      expect(levelsOf(bits(Infinity), weights)).toEqual(levelsOf(equal, weights));
    }),
    { numRuns: 1000 },
  );
});

test("for every group: a stronger pull brings the histogram no further from the prior", () => {
  fc.assert(
    fc.property(apart, fc.double({ min: 0, max: 3, noNaN: true }), (weights, strength) => {
      const distance = (rule: ReturnType<typeof bits>) => {
        const high = levelsOf(rule, weights).reduce((sum, level) => sum + level, 0);
        return Math.abs(high - ratio(0.5).counts(weights.length)[1]);
      };
      expect(distance(bits(2 * strength))).toBeLessThanOrEqual(distance(bits(strength)));
    }),
    { numRuns: 500 },
  );
});

test("example: a rule of the bridge promises no counts", () => {
  expect(bits(1).counts).toBeUndefined();
});

test("an epsilon or a strength out of range is refused, and so are fitted levels on the bridge", () => {
  expect(() => entropic(0)).toThrow("epsilon must be finite and > 0, got 0");
  expect(() => entropic(Number.NaN)).toThrow("epsilon must be finite and > 0, got NaN");
  expect(() => semiRelaxed(-1)).toThrow("strength must be a number ≥ 0, got -1");
  expect(() => entropic("0.1" as never)).toThrow('epsilon must be finite and > 0, got "0.1"');
  expect(() => semiRelaxed("2" as never)).toThrow('strength must be a number ≥ 0, got "2"');
  expect(() => semiRelaxed([2] as never)).toThrow("strength must be a number ≥ 0, got an array");
  expect(() => semiRelaxed({} as never)).toThrow("strength must be a number ≥ 0, got an object");
  const parts = { name: "x", prior: ratio(0.5), solver: semiRelaxed(1) };
  expect(() => quantizer({ ...parts, levels: fittedLevels() })).toThrow(
    "levels must be given values where the solver is semi-relaxed(1), got level-means; use fixedLevels or centredLevels",
  );
  expect(quantizer({ ...parts, levels: centredLevels([-1, 1]) }).levels).toBe(2);
});
