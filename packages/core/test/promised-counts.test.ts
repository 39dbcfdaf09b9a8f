import {
  apportion,
  apportionRows,
  DomainError,
  MassMismatchError,
  promisedCounts,
  type Quantizer,
  ShapeError,
} from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fractions } from "./exact-fractions.js";

const rule: Quantizer = {
  name: "halves",
  levels: 2,
  counts: (size) => apportion(size, [0.5, 0.5]),
  assign: (_, out) => out,
  values: () => [-1, 1],
};
const shares = fractions().map(({ parts, whole }) => parts.map((part) => part / whole));

test("for every layer: the counts of a group, once for each", () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(1000), shares, (groups, size, wanted) => {
      const counts = (weights: number): number[] => apportion(weights, wanted);
      const given = promisedCounts({ ...rule, levels: wanted.length, counts }, { groups, size });
      expect([...(given ?? [-1])]).toEqual(Array.from({ length: groups }, () => counts(size)).flat());
    }),
  );
});

test("for every layer: the counts of the layer, where the rule gives them", () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(1000), (groups, size) => {
      const layerCounts = (rows: number, weights: number): Int32Array =>
        apportionRows(rows, weights, [0.7, 0.3]);
      expect(promisedCounts({ ...rule, layerCounts }, { groups, size })).toEqual(layerCounts(groups, size));
    }),
  );
});

test("example: three groups of five weights on two levels", () => {
  expect(promisedCounts(rule, { groups: 3, size: 5 })).toEqual(Int32Array.of(2, 3, 2, 3, 2, 3));
});

test("example: a rule without counts promises nothing", () => {
  const { counts: _, ...unpromised } = rule;
  expect(promisedCounts(unpromised, { groups: 3, size: 5 })).toBeUndefined();
});

for (const [counts, error, words] of [
  [[2, 2, 0], ShapeError, "the counts of halves must be 2 numbers, got [2, 2, 0]"],
  [[2, 1], MassMismatchError, "counts must sum to 4"],
  [[5, -1], DomainError, "counts[0] must be a whole number from 0 to 4"],
  [[Number.NaN, 4], DomainError, "counts[0] must be a whole number"],
] as const)
  test(`counts [${counts}] for four weights on two levels are refused`, () => {
    const broken = { ...rule, counts: () => counts };
    expect(() => promisedCounts(broken, { groups: 1, size: 4 })).toThrow(error);
    expect(() => promisedCounts(broken, { groups: 1, size: 4 })).toThrow(words);
  });

for (const [counts, words] of [
  [[2, 2], "the layer counts of halves must be 2 × 2 numbers, got 2"],
  [[2, 2, 3, 2], "counts must sum to 4"],
  [[2, 2, 5, -1], "counts[0] must be a whole number from 0 to 4"],
] as const)
  test(`layer counts [${counts}] for two groups of four weights are refused`, () => {
    const broken = { ...rule, layerCounts: () => Int32Array.from(counts) };
    expect(() => promisedCounts(broken, { groups: 2, size: 4 })).toThrow(words);
  });
