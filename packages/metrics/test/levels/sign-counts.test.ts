import { groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { countSigns, positivesPerFilter, zerosPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, layers } from "../layers.js";

const runs = { numRuns: 1500 };

describe("countSigns, positivesPerFilter and zerosPerFilter", () => {
  test("for every layer and layout: equal the counts of each filter by itself", () => {
    fc.assert(
      fc.property(layers(), ({ levels, layout }) => {
        const filters = filtersOf(levels, layout);
        const count = (keep: (level: number) => boolean): number[] =>
          filters.map((filter) => filter.filter(keep).length);
        expect([...positivesPerFilter(levels, layout)]).toEqual(count((level) => level > 0));
        expect([...zerosPerFilter(levels, layout)]).toEqual(count((level) => level === 0));
      }),
      runs,
    );
  });

  test("for every layer: the filters sum to the layer, and the signs to all weights", () => {
    fc.assert(
      fc.property(layers(), ({ levels, layout }) => {
        const { negatives, zeros, positives } = countSigns(levels);
        expect(negatives + zeros + positives).toBe(levels.length);
        expect(total(positivesPerFilter(levels, layout))).toBe(positives);
        expect(total(zerosPerFilter(levels, layout))).toBe(zeros);
      }),
      runs,
    );
  });

  test("for every layer: negation swaps −1 and +1", () => {
    fc.assert(
      fc.property(layers(), ({ levels }) => {
        const { negatives, zeros, positives } = countSigns(levels);
        expect(countSigns(levels.map((level) => -level))).toEqual({
          negatives: positives,
          zeros,
          positives: negatives,
        });
      }),
      runs,
    );
  });

  test("example: two filters of three weights, as rows and as columns", () => {
    const levels = Float32Array.of(1, 1, 0, -1, 1, -0);
    expect(countSigns(levels)).toEqual({ negatives: 1, zeros: 2, positives: 3 });
    expect([...positivesPerFilter(levels, groupsAsRows(2, 3))]).toEqual([2, 1]);
    expect([...positivesPerFilter(levels, groupsAsColumns(2, 3))]).toEqual([2, 1]);
    expect([...zerosPerFilter(levels, groupsAsRows(2, 3))]).toEqual([1, 1]);
    expect([...zerosPerFilter(levels, groupsAsColumns(2, 3))]).toEqual([1, 1]);
    expect([...positivesPerFilter(levels, groupsAsColumns(3, 2))]).toEqual([1, 2, 0]);
  });

  test("example: scaled levels count as the bits they stand for, subnormal ones too", () => {
    expect(countSigns(Float32Array.of(0.06, -0.06, 2 ** -149))).toEqual({
      negatives: 1,
      zeros: 0,
      positives: 2,
    });
    expect(Object.isFrozen(countSigns(Int8Array.of(1)))).toBe(true);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "a level of %s is refused",
    (bad) => {
      const levels = Float32Array.of(1, bad);
      for (const call of [
        () => countSigns(levels),
        () => positivesPerFilter(levels, groupsAsRows(1, 2)),
        () => zerosPerFilter(levels, groupsAsRows(1, 2)),
      ]) {
        expect(call).toThrow(NonFiniteError);
        expect(call).toThrow(`levels must be finite, got ${bad} at index 1`);
      }
    },
  );

  test("levels that do not fit the layout are refused", () => {
    const levels = Int8Array.of(1, -1, 1);
    expect(() => positivesPerFilter(levels, groupsAsRows(2, 2))).toThrow(ShapeError);
    expect(() => zerosPerFilter(levels, groupsAsRows(2, 2))).toThrow(
      "levels must have groups × size = 2 × 2 values, got 3",
    );
  });
});

function total(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
