import { apportion, apportionRows, DomainError, groupCounts } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fractions, sizes } from "./exact-fractions.js";

const runs = { numRuns: 1500 };
const groupNumbers = fc.oneof(fc.nat(4), fc.nat(70));
const shares = fractions().map(({ parts, whole }) => parts.map((part) => part / whole));

describe("groupCounts", () => {
  test("for every layer: each row is the apportionment of its group", () => {
    fc.assert(
      fc.property(groupNumbers, sizes, shares, (groups, size, wanted) => {
        const row = apportion(size, wanted);
        const rows = Array.from({ length: groups }, () => row).flat();
        expect([...groupCounts(groups, size, wanted)]).toEqual(rows);
        expect([...groupCounts(groups, size, wanted, { exactTotal: false })]).toEqual(rows);
      }),
      runs,
    );
  });

  test("for every layer with an exact total: rows sum to the size, and the layer to its own apportionment", () => {
    fc.assert(
      fc.property(groupNumbers, sizes, shares, (groups, size, wanted) => {
        const counts = groupCounts(groups, size, wanted, { exactTotal: true });
        expect(counts).toEqual(apportionRows(groups, size, wanted));
        const layer = wanted.map(() => 0);
        for (let group = 0; group < groups; group++) {
          const row = counts.subarray(group * wanted.length, (group + 1) * wanted.length);
          expect(row.reduce((sum, count) => sum + count, 0)).toBe(size);
          row.forEach((count, level) => {
            layer[level] += count;
          });
        }
        expect(layer).toEqual(apportion(groups * size, wanted));
      }),
      runs,
    );
  });

  test("example: 64 filters of 9 weights, half and half, are 0.556 of +1, or exactly 0.5", () => {
    const half = [0.5, 0.5];
    const shareOfPlus = (counts: Int32Array): number =>
      counts.reduce((sum, count, i) => sum + (i % 2) * count, 0) / (64 * 9);
    expect(shareOfPlus(groupCounts(64, 9, half))).toBeCloseTo(0.556, 3);
    expect(shareOfPlus(groupCounts(64, 9, half, { exactTotal: true }))).toBe(0.5);
  });

  test("example: no groups, groups of nothing, groups of one weight, and a share of 1", () => {
    expect([...groupCounts(0, 9, [0.5, 0.5])]).toEqual([]);
    expect([...groupCounts(2, 0, [0.5, 0.5])]).toEqual([0, 0, 0, 0]);
    expect([...groupCounts(2, 1, [0.5, 0.5])]).toEqual([0, 1, 0, 1]);
    expect([...groupCounts(2, 1, [0.5, 0.5], { exactTotal: true })]).toEqual([1, 0, 0, 1]);
    expect([...groupCounts(2, 3, [0, 1])]).toEqual([0, 3, 0, 3]);
  });

  for (const exactTotal of [false, true]) {
    test.each([-1, 1.5, Number.NaN])(
      `%s groups, or a size of it, is refused (exactTotal ${exactTotal})`,
      (bad) => {
        expect(() => groupCounts(bad, 9, [0.5, 0.5], { exactTotal })).toThrow(DomainError);
        expect(() => groupCounts(bad, 9, [0.5, 0.5], { exactTotal })).toThrow(
          `groups must be a whole number ≥ 0, got ${bad}`,
        );
        expect(() => groupCounts(4, bad, [0.5, 0.5], { exactTotal })).toThrow(
          `size must be a whole number ≥ 0, got ${bad}`,
        );
      },
    );

    test(`shares that are no distribution, of no group too, are refused (exactTotal ${exactTotal})`, () => {
      for (const bad of [[0.5, 0.4], [], [-0.5, 1.5], [Number.NaN, 1]]) {
        expect(() => groupCounts(4, 9, bad, { exactTotal })).toThrow(DomainError);
        expect(() => groupCounts(0, 9, bad, { exactTotal })).toThrow(DomainError);
      }
    });

    test(`more weights than an Int32 counts, or more counts than memory holds, are refused (exactTotal ${exactTotal})`, () => {
      expect(() => groupCounts(1, 2 ** 31, [1], { exactTotal })).toThrow("size must be at most 2147483647");
      expect(() => groupCounts(2 ** 30, 1, [0.5, 0.5], { exactTotal })).toThrow(
        "levels must be at most 2147483647, got 2147483648",
      );
    });
  }
});
