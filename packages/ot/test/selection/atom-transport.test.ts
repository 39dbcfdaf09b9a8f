import { apportion } from "@equal-bits/core";
import { latentWeights, levelsByRank } from "@equal-bits/laws";
import { assignLevels, atomTransport } from "@equal-bits/ot";
import fc from "fast-check";
import { expect, test } from "vitest";

const shares = fc
  .array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 6 })
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => parts.map((part) => part / parts.reduce((sum, other) => sum + other, 0)));

test("for every filter and histogram of up to six levels: levels equal those by sorting", () => {
  fc.assert(
    fc.property(latentWeights({ longest: 300 }), shares, (weights, wanted) => {
      const counts = apportion(weights.length, wanted);
      expect(assignLevels(weights, counts, new Uint8Array(weights.length))).toEqual(
        levelsByRank(weights, counts),
      );
    }),
    { numRuns: 2000 },
  );
});

test("for every small filter and each convex cost: no other assignment with the same counts costs less", () => {
  const small = latentWeights({ longest: 6 }).map((weights) =>
    weights.map((weight) => Math.max(-8, Math.min(8, weight))),
  );
  fc.assert(
    fc.property(small, shares, fc.constantFrom(1, 1.5, 2, 3), (weights, wanted, power) => {
      const atoms = wanted.map((_, level) => level - 1);
      const counts = apportion(weights.length, wanted);
      const cost = (placed: readonly number[]) =>
        placed.reduce((sum, atom, i) => sum + Math.abs(weights[i] - atom) ** power, 0);
      const moved = atomTransport(weights, atoms, counts, new Float32Array(weights.length));
      const sorted = atoms.flatMap((atom, level) => new Array<number>(counts[level]).fill(atom));
      const least = Math.min(...arrangements(sorted).map(cost));
      expect(cost([...moved])).toBeLessThanOrEqual(least + 1e-9 * (1 + least));
    }),
    { numRuns: 1000 },
  );
});

test("example: five weights onto −1, 0, +1 with counts 2, 1, 2", () => {
  const moved = atomTransport(
    Float32Array.of(0.2, -3, 4, 0.1, 0.3),
    [-1, 0, 1],
    [2, 1, 2],
    new Float32Array(5),
  );
  expect([...moved]).toEqual([0, -1, 1, -1, 1]);
});

test("counts of another sum are refused with the remedy", () => {
  expect(() => atomTransport(new Float32Array(3), [-1, 1], [1, 1], new Float32Array(3))).toThrow(
    "counts must sum to 3, the number of weights, got 2; apportion(3, shares) gives counts that do",
  );
});

test("atoms out of order, NaN atoms and too few atoms are refused", () => {
  const weights = new Float32Array(2);
  for (const atoms of [
    [-1, 1e300],
    [1, -1],
    [Number.NaN, 1],
  ])
    expect(() => atomTransport(weights, atoms, [1, 1], new Float32Array(2))).toThrow(
      "atoms must be finite as float32 and ascending",
    );
  expect(() => atomTransport(weights, [1], [1, 1], new Float32Array(2))).toThrow(
    "atoms must be as many as counts, 2, got 1",
  );
});

test("no levels, or more than 256, are refused", () => {
  expect(() => assignLevels(new Float32Array(0), [], new Uint8Array(0))).toThrow("1 to 256 levels, got 0");
  expect(() => assignLevels(new Float32Array(0), new Array(257).fill(0), new Uint8Array(0))).toThrow(
    "got 257",
  );
});

function arrangements(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]];
  return [...new Set(values)].flatMap((first) =>
    arrangements(values.toSpliced(values.indexOf(first), 1)).map((rest) => [first, ...rest]),
  );
}
