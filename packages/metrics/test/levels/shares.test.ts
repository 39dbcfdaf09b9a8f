import { apportion, groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { layerRatio, layerSparsity, ratioPerFilter, sparsityPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, layers } from "../layers.js";

const runs = { numRuns: 1500 };

describe("ratio and sparsity", () => {
  test("for every layer and layout: equal the shares of each filter by itself", () => {
    fc.assert(
      fc.property(layers(1), ({ levels, layout }) => {
        const filters = filtersOf(levels, layout);
        const share = (keep: (level: number) => boolean): number[] =>
          filters.map((filter) => filter.filter(keep).length / layout.size);
        expect([...ratioPerFilter(levels, layout)]).toEqual(share((level) => level > 0));
        expect([...sparsityPerFilter(levels, layout)]).toEqual(share((level) => level === 0));
      }),
      runs,
    );
  });

  test("for every layer: the layer's share is the mean of its filters'", () => {
    fc.assert(
      fc.property(layers(1), ({ levels, layout }) => {
        expect(layerRatio(levels)).toBeCloseTo(mean(ratioPerFilter(levels, layout)), 12);
        expect(layerSparsity(levels)).toBeCloseTo(mean(sparsityPerFilter(levels, layout)), 12);
      }),
      runs,
    );
  });

  test("for every size and ratio: levels with the counts of apportion have that ratio to within one weight", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (size, ratio) => {
          const [negatives] = apportion(size, [1 - ratio, ratio]);
          const levels = Float32Array.from({ length: size }, (_, i) => (i < negatives ? -1 : 1));
          expect(Math.abs(layerRatio(levels) - ratio)).toBeLessThanOrEqual(0.5 / size + 1e-12);
        },
      ),
      runs,
    );
  });

  test("example: a filter of three +1 and one −1 has ratio 0.75", () => {
    const levels = Float32Array.of(1, -1, 1, -1, 1, 1, -1, 1);
    expect(layerRatio(levels)).toBe(0.625);
    expect([...ratioPerFilter(levels, groupsAsRows(2, 4))]).toEqual([0.5, 0.75]);
    expect([...ratioPerFilter(levels, groupsAsColumns(2, 4))]).toEqual([0.75, 0.5]);
  });

  test("example: half pruned and the rest balanced is a ratio of 0.25, for it is a share of all weights", () => {
    const levels = Int8Array.of(0, 1, -1, 0);
    expect(layerRatio(levels)).toBe(0.25);
    expect(layerSparsity(levels)).toBe(0.5);
    expect([...sparsityPerFilter(levels, groupsAsRows(2, 2))]).toEqual([0.5, 0.5]);
  });

  test("a share of nothing is refused", () => {
    const nothing = new Float32Array(0);
    for (const call of [
      () => layerRatio(nothing),
      () => layerSparsity(nothing),
      () => ratioPerFilter(nothing, groupsAsRows(2, 0)),
      () => sparsityPerFilter(nothing, groupsAsRows(0, 2)),
    ]) {
      expect(call).toThrow(ShapeError);
      expect(call).toThrow("a share of nothing is undefined");
    }
  });

  test("NaN, and levels that do not fit the layout, are refused", () => {
    expect(() => layerRatio(Float32Array.of(Number.NaN))).toThrow(NonFiniteError);
    expect(() => layerSparsity(Float32Array.of(Number.NaN))).toThrow(NonFiniteError);
    expect(() => ratioPerFilter(Float32Array.of(1, 1), groupsAsRows(1, 3))).toThrow(ShapeError);
    expect(() => sparsityPerFilter(Float32Array.of(1, 1), groupsAsRows(1, 3))).toThrow(ShapeError);
  });
});

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
