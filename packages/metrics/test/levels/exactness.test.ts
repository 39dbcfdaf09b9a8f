import {
  apportionRows,
  DomainError,
  groupsAsColumns,
  groupsAsRows,
  MassMismatchError,
  NonFiniteError,
  ShapeError,
} from "@equal-bits/core";
import { countResiduals, levelCounts, levelPlaces, residualPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layers } from "../layers.js";

describe("countResiduals and residualPerFilter", () => {
  test("for every layer: 0 against the counts that were found, of all filters and of one", () => {
    fc.assert(
      fc.property(layers(1), ({ levels, layout }) => {
        const found = levelCounts(levels, layout);
        expect([...countResiduals(levels, layout, found)]).toEqual(new Array(3 * layout.groups).fill(0));
        expect([...residualPerFilter(levels, layout, found)]).toEqual(new Array(layout.groups).fill(0));
        const residuals = residualPerFilter(levels, layout, found.slice(0, 3));
        expect(residuals[0]).toBe(0);
      }),
    );
  });

  test("for every layer and wanted counts: found − wanted, which sums to 0 over the levels of each filter", () => {
    fc.assert(
      fc.property(layers(1), fc.double({ min: 0, max: 0.5, noNaN: true }), ({ levels, layout }, share) => {
        const { groups, size } = layout;
        const wanted = apportionRows(groups, size, [share, share, 1 - share - share]);
        const found = levelCounts(levels, layout);
        const residuals = countResiduals(levels, layout, wanted);
        expect([...residuals]).toEqual([...found].map((count, i) => count - wanted[i]));
        const sums = residualPerFilter(levels, layout, wanted);
        for (let group = 0; group < groups; group++) {
          const row = [...residuals.subarray(3 * group, 3 * group + 3)];
          expect(row.reduce((sum, residual) => sum + residual, 0)).toBe(0);
          expect(sums[group]).toBe(row.reduce((sum, residual) => sum + Math.abs(residual), 0));
          expect(sums[group] % 2).toBe(0);
        }
      }),
    );
  });

  test("example: one weight of four on the wrong level is a residual of 2; as columns and as rows", () => {
    const levels = Int8Array.of(1, 1, 1, -1, -1, -1, 1, -1);
    expect([...residualPerFilter(levels, groupsAsRows(2, 4), [2, 2])]).toEqual([2, 2]);
    expect([...countResiduals(levels, groupsAsRows(2, 4), [2, 2])]).toEqual([-1, 1, 1, -1]);
    expect([...residualPerFilter(levels, groupsAsColumns(2, 4), [2, 2, 3, 1])]).toEqual([2, 0]);
  });

  test("example: of two counts a zero is on neither level", () => {
    expect([...countResiduals(Int8Array.of(1, 0), groupsAsRows(1, 2), [1, 1])]).toEqual([-1, 0]);
  });

  test("example: four levels by their values", () => {
    const levels = Float32Array.of(-3, -1, 1, 1);
    expect([...countResiduals(levels, groupsAsRows(1, 4), [1, 1, 1, 1], levelPlaces(4))]).toEqual([
      0, 0, 1, -1,
    ]);
  });

  test("counts that are no histogram of a filter are refused", () => {
    const [levels, layout] = [Int8Array.of(1, -1, 1, -1), groupsAsRows(2, 2)];
    expect(() => countResiduals(levels, layout, [1, 2])).toThrow(MassMismatchError);
    expect(() => countResiduals(levels, layout, [1, 1, 2, 1])).toThrow(MassMismatchError);
    expect(() => countResiduals(levels, layout, [2.5, -0.5])).toThrow(DomainError);
    expect(() => countResiduals(levels, layout, [1, 1, 0, 0, 0])).toThrow(
      "wanted must have 2 or 3 counts, for every filter or for each of 2, got 5; give values for more levels",
    );
    expect(() => countResiduals(levels, layout, [1, 1, 0], [-1, 1])).toThrow(ShapeError);
  });

  test("nothing, NaN and levels that do not fit are refused", () => {
    expect(() => residualPerFilter(new Int8Array(0), groupsAsRows(0, 2), [1, 1])).toThrow(ShapeError);
    expect(() => residualPerFilter(Float32Array.of(Number.NaN), groupsAsRows(1, 1), [0, 1])).toThrow(
      NonFiniteError,
    );
    expect(() => residualPerFilter(Int8Array.of(1), groupsAsRows(1, 2), [1, 1])).toThrow(ShapeError);
  });
});
