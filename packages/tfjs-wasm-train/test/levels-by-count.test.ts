import {
  DomainError,
  groupsAsColumns,
  MassMismatchError,
  type Quantizer,
  ShapeError,
} from "@equal-bits/core";
import { equalBits, sign } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { levelsByCount } from "../src/levels-by-count.js";
import { centredBits, layerBits, layerThirds, meanOfSigns, thirds } from "./quantizers.js";

const { valueRule: _, ...unfixed } = equalBits();

test("for every layer: the counts of the rule for each group, and its fixed values", () => {
  const sizes = fc.integer({ min: 1, max: 1e8 });
  const rules = fc.constantFrom(equalBits(0.3), thirds, layerBits, layerThirds);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), sizes, rules, (groups, size, rule) => {
      const row = rule.counts?.(size) ?? [];
      const layer = rule.layerCounts?.(groups, size) ?? Array.from({ length: groups }, () => row).flat();
      expect(levelsByCount(rule, groupsAsColumns(groups, size))).toEqual({
        counts: Int32Array.from(layer),
        values: rule.values(new Float32Array(0), new Uint8Array(0)),
      });
    }),
  );
});

test("example: three of ten weights +1, in both filters", () => {
  expect(levelsByCount(equalBits(0.3), groupsAsColumns(2, 10))).toEqual({
    counts: Int32Array.of(7, 3, 7, 3),
    values: [-1, 1],
  });
});

test("example: one of two weights +1 is centred already; one of four gives −1/√3 and √3", () => {
  const quarter = (size: number): Quantizer => ({ ...centredBits, counts: () => [size - 1, 1] });
  expect(levelsByCount(quarter(2), groupsAsColumns(1, 2))?.values).toEqual([-1, 1]);
  const [low, high] = levelsByCount(quarter(4), groupsAsColumns(3, 4))?.values ?? [];
  expect(low).toBeCloseTo(-1 / Math.sqrt(3), 12);
  expect(high).toBeCloseTo(Math.sqrt(3), 12);
});

for (const [what, rule] of [
  ["no counts", sign()],
  ["neither counts nor fixed values", meanOfSigns],
  ["no fixed values", unfixed],
  ["centred values that differ by group", { ...layerBits, valueRule: { kind: "centred", values: [-1, 1] } }],
  ["a value that is not finite", { ...equalBits(), valueRule: { kind: "fixed", values: [-1, Number.NaN] } }],
  ["a value too few", { ...equalBits(), valueRule: { kind: "fixed", values: [1] } }],
] as const)
  test(`example: a rule with ${what} cannot be ranked`, () => {
    expect(levelsByCount(rule, groupsAsColumns(1, 10))).toBeUndefined();
  });

for (const [counts, error] of [
  [[5, 5, 0], ShapeError],
  [[5, 4], MassMismatchError],
  [[11, -1], DomainError],
  [[9.5, 0.5], DomainError],
  [[Number.NaN, 10], DomainError],
] as const)
  test(`counts [${counts}] for ten weights on two levels are refused`, () => {
    const broken: Quantizer = { ...equalBits(), counts: () => counts };
    expect(() => levelsByCount(broken, groupsAsColumns(1, 10))).toThrow(error);
  });
