import { DomainError, MassMismatchError, type Quantizer, ShapeError } from "@equal-bits/core";
import { equalBits, sign } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { levelsByCount } from "../src/levels-by-count.js";
import { meanOfSigns, thirds } from "./quantizers.js";

const { valueRule: _, ...unfixed } = equalBits();

test("for every size: the counts of the rule, and its fixed values", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e8 }), fc.constantFrom(equalBits(0.3), thirds), (size, rule) => {
      expect(levelsByCount(rule, size)).toEqual({
        counts: rule.counts?.(size),
        values: rule.values(new Float32Array(0), new Uint8Array(0)),
      });
    }),
  );
});

test("example: three of ten weights +1", () => {
  expect(levelsByCount(equalBits(0.3), 10)).toEqual({ counts: [7, 3], values: [-1, 1] });
});

for (const [what, rule] of [
  ["no counts", sign()],
  ["neither counts nor fixed values", meanOfSigns],
  ["no fixed values", unfixed],
  ["a value that is not finite", { ...equalBits(), valueRule: { kind: "fixed", values: [-1, Number.NaN] } }],
  ["a value too few", { ...equalBits(), valueRule: { kind: "fixed", values: [1] } }],
] as const)
  test(`example: a rule with ${what} cannot be ranked`, () => {
    expect(levelsByCount(rule, 10)).toBeUndefined();
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
    expect(() => levelsByCount(broken, 10)).toThrow(error);
  });
