import { groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { positivesPerFilter, quantizationError } from "@equal-bits/metrics";
import { recipe } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { postScales } from "../../src/post-training/fit-scale.js";
import { quantizedTensor } from "../../src/post-training/quantized-tensor.js";

test("example: a filter of four becomes ± its fitted factor, half of each", () => {
  const weights = Float32Array.of(1, 3, -1, 0.5);
  const { values, levels } = quantizedTensor(weights, groupsAsRows(1, 4), recipe("equal-bits"), "fitted");
  expect([...levels]).toEqual([1, 1, -1, -1]);
  expect([...values]).toEqual([1.125, 1.125, -1.125, -1.125]); // (1 + 3 + 1 − 0.5) / 4
});

test("example: each scale of a filter", () => {
  const weights = Float32Array.of(1, 3, -1, 0.5);
  const of = (scale: (typeof postScales)[number]): number =>
    quantizedTensor(weights, groupsAsRows(1, 4), recipe("equal-bits"), scale).values[0];
  expect(postScales.map(of)).toEqual([1.125, 1.375, Math.fround(Math.sqrt(0.5)), 1]);
});

test("for every filter bank: counts are exact, and no other factor is nearer in squares than the fitted one", () => {
  fc.assert(
    fc.property(latentWeights({ shortest: 1, longest: 30 }), fc.boolean(), (drawn, columns) => {
      const size = Math.ceil(drawn.length / 2);
      const weights = Float32Array.from({ length: 2 * size }, (_, i) =>
        Math.max(-1e6, Math.min(1e6, drawn[i] ?? 0)),
      );
      const filters = columns ? groupsAsColumns(2, size) : groupsAsRows(2, size);
      const { values, levels, places } = quantizedTensor(
        weights,
        filters,
        recipe("equal-bits:0.5"),
        "fitted",
      );
      fc.pre(places !== undefined); // no filter is scaled to 0
      expect([...positivesPerFilter(levels, filters)]).toEqual([Math.ceil(size / 2), Math.ceil(size / 2)]);
      const error = quantizationError(weights, values).absolute;
      for (const factor of [0.9, 1.1])
        expect(
          quantizationError(
            weights,
            values.map((value) => value * factor),
          ).absolute,
        ).toBeGreaterThanOrEqual(error * (1 - 1e-5));
    }),
  );
});

test("example: levels that lie against the weights are not turned round, and what is told is what is written", () => {
  const { values, levels, places } = quantizedTensor(
    Float32Array.of(-1, -2, -3, -4, 1, 2, -3, -4),
    groupsAsRows(2, 4),
    recipe("equal-bits:0.75"),
    "fitted",
  );
  expect([...values.subarray(0, 4)].every((value) => value === 0)).toBe(true);
  expect([...values.subarray(4)].map(Math.sign)).toEqual([1, 1, 1, -1]);
  expect([...levels.subarray(0, 4)].every((level) => level === 0)).toBe(true);
  expect(places).toBeUndefined();
});

test("the recipe of a ticket and an unknown scale are refused", () => {
  const row = groupsAsRows(1, 2);
  expect(() => quantizedTensor(new Float32Array(2), row, recipe("biprop"), "unit")).toThrow(
    "quantizer must be one of weights, got biprop(0.5)",
  );
  expect(() => quantizedTensor(new Float32Array(2), row, recipe("sign"), "big" as never)).toThrow(
    "scale must be one of fitted",
  );
});
