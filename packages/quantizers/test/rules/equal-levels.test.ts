import { quantizerLaws } from "@equal-bits/laws";
import { equalLevels } from "@equal-bits/quantizers";
import { describe, expect, test } from "vitest";

const alike = (levels: number): number[] => new Array<number>(levels).fill(1 / levels);
const cases = [
  ...[2, 3, 4, 16].map((levels) => ({ rule: equalLevels(levels), shares: alike(levels) })),
  { rule: equalLevels(256), shares: alike(256) },
  { rule: equalLevels(3, [0.2, 0, 0.8]), shares: [0.2, 0, 0.8] },
  { rule: equalLevels(4, undefined, { exactTotal: true, levels: "centred" }), shares: alike(4) },
  { rule: equalLevels(4, undefined, { levels: "fitted" }), shares: alike(4) },
  { rule: equalLevels(3, [0.3, 0.3, 0.4], { values: [-2, 0.5, 0.75] }), shares: [0.3, 0.3, 0.4] },
];

for (const { rule, shares } of cases)
  describe(rule.name, () => {
    for (const law of quantizerLaws(rule, { shares, cases: 100 })) test(law.name, law.check);
  });

test("example: four levels of two weights each, by rank", () => {
  const rule = equalLevels(4);
  const weights = Float32Array.of(0.1, 5, -7, 0.3, 0.2, 9, -1, 0);
  const levels = rule.assign(weights, new Uint8Array(8));
  expect([...levels]).toEqual([1, 3, 0, 2, 2, 3, 0, 1]);
  expect(rule.values(weights, levels)).toEqual([-1, -1 / 3, 1 / 3, 1]);
});

test("example: its name tells shares and values where they were given", () => {
  expect(equalLevels(4).name).toBe("equal-levels(4)");
  expect(equalLevels(2, [0.3, 0.7], { values: [0, 1] }).name).toBe("equal-levels(2; shares 0.3 0.7; at 0 1)");
});

test("levels, shares and values that do not fit are refused where they are written", () => {
  expect(() => equalLevels(1)).toThrow("levels must be a whole number ≥ 2, got 1");
  expect(() => equalLevels(257)).toThrow("quantizer must have 1 to 256 levels, got 257");
  expect(() => equalLevels(3, [0.5, 0.5])).toThrow("shares must be 3, one for each level, got 2");
  expect(() => equalLevels(2, [0.5, 0.6])).toThrow("shares must sum to 1");
  expect(() => equalLevels(2, [0.5, 0.5], { values: [1, 0] })).toThrow("ascending");
  expect(() => equalLevels(2, undefined, { values: [0, 1], levels: "fitted" })).toThrow(
    'values must be left out where levels is "fitted"',
  );
});
