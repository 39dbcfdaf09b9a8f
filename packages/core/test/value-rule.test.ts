import { centred, type ValueRule, valuesByRule } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";

const weights = Float32Array.of(-4, -1, 0, 1, 4);
const assigned = [0, 0, 1, 2, 2];

test.each<[ValueRule, number[]]>([
  [{ kind: "fixed", values: [-1, 0, 1] }, [-1, 0, 1]],
  [{ kind: "level-means" }, [-2.5, 0, 2.5]],
  [{ kind: "affine", base: "zero", unit: "outer-magnitude", at: [-1, 0, 1] }, [-2.5, 0, 2.5]],
  [{ kind: "centred", values: [-1, 0, 1] }, [-1.118033988749895, 0, 1.118033988749895]],
])("example: %j", (rule, values) => {
  valuesByRule(rule, 3, weights, assigned).forEach((value, level) => {
    expect(value).toBeCloseTo(values[level], 6);
  });
});

test("example: a step below the least subnormal is 0 on every device, never −0", () => {
  const rule = { kind: "affine", base: "zero", unit: "greatest-magnitude", at: [-0.25, 0.25] } as const;
  const values = valuesByRule(rule, 2, Float32Array.of(-(2 ** -149), 2 ** -149), [0, 1]);
  expect(values.map((value) => Object.is(value, 0))).toEqual([true, true]);
});

test("for every histogram: centred levels have mean 0 and variance 1, or are all 0", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 2, maxLength: 5 }), (counts) => {
      const size = counts.reduce((sum, count) => sum + count, 0);
      if (size === 0) return;
      const values = centred(
        counts.map((_, level) => 2 * level - 3),
        counts,
      );
      const mean = values.reduce((sum, value, level) => sum + (value * counts[level]) / size, 0);
      const variance = values.reduce((sum, value, level) => sum + (value ** 2 * counts[level]) / size, 0);
      expect(mean).toBeCloseTo(0, 10);
      expect(variance).toBeCloseTo(counts.filter((count) => count > 0).length > 1 ? 1 : 0, 10);
    }),
  );
});

test("example: the paper's formula at ratio p, (b − (2p − 1)) / √(1 − (2p − 1)²)", () => {
  const [low, high] = centred([-1, 1], [75, 25]);
  expect(low).toBeCloseTo((-1 + 0.5) / Math.sqrt(0.75), 12);
  expect(high).toBeCloseTo((1 + 0.5) / Math.sqrt(0.75), 12);
});

test("example: a level without weights is worth what its neighbour is", () => {
  expect(valuesByRule({ kind: "level-means" }, 4, Float32Array.of(2, 4), [1, 1])).toEqual([3, 3, 3, 3]);
  expect(valuesByRule({ kind: "level-means" }, 2, new Float32Array(0), [])).toEqual([0, 0]);
});
