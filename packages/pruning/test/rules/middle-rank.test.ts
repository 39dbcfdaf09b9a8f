import { groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import {
  middleRank,
  middleRankCounts,
  truncatedMiddleRank,
  truncatedMiddleRankCounts,
} from "@equal-bits/pruning";
import { ternary } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";

test("example: of five weights at 0.6 the three of middle rank are pruned, though two are far from 0", () => {
  const weights = Float32Array.of(9, 10, 11, 12, 13);
  expect([...middleRank(0.6).mask(weights, groupsAsRows(1, 5), new Uint8Array(5))]).toEqual([1, 0, 0, 0, 1]);
  expect([...middleRank(0.6).levels(weights, groupsAsRows(1, 5), new Int8Array(5))]).toEqual([
    -1, 0, 0, 0, 1,
  ]);
});

test("example: of ten equal weights at 0.8 the first is +1 and the last −1, where truncation leaves no −1", () => {
  const equal = new Float32Array(10).fill(0.5);
  const row = groupsAsRows(1, 10);
  expect([...middleRank(0.8).levels(equal, row, new Int8Array(10))]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, -1]);
  expect(truncatedMiddleRankCounts(10, 0.8)).toEqual([0, 9, 1]);
  expect([...truncatedMiddleRank(0.8).levels(equal, row, new Int8Array(10))]).toEqual([
    1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]);
});

test("example: the truncated counts that the authors' code gives", () => {
  const known: readonly [number, number, readonly number[]][] = [
    [100, 0.8, [9, 81, 10]],
    [9, 0.8, [0, 8, 1]],
    [9, 0.5, [2, 4, 3]],
    [9, 0, [4, 0, 5]],
    [576, 0.5, [144, 288, 144]],
  ];
  for (const [size, sparsity, counts] of known)
    expect(truncatedMiddleRankCounts(size, sparsity)).toEqual(counts);
});

test("for every layer: signs balance to one weight in each filter and in the layer, and zeros are exact over the layer", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (filters, size, sparsity) => {
        const counts = middleRankCounts(filters, size, sparsity);
        const total = [0, 0, 0];
        for (let filter = 0; filter < filters; filter++) {
          const row = [...counts.subarray(3 * filter, 3 * filter + 3)];
          expect(Math.abs(row[2] - row[0])).toBeLessThanOrEqual(1);
          expect(Math.abs(row[1] - sparsity * size)).toBeLessThan(1 + 1e-9);
          row.forEach((count, level) => {
            total[level] += count;
          });
        }
        expect(Math.abs(total[2] - total[0])).toBeLessThanOrEqual(1);
        expect(Math.abs(total[1] - sparsity * filters * size)).toBeLessThan(1 + 1e-9);
      },
    ),
  );
});

test("for every layer: the levels are those of ternary with an exact total", () => {
  fc.assert(
    fc.property(
      latentWeights({ shortest: 12, longest: 12 }),
      fc.constantFrom(0, 0.3, 0.5, 0.8, 1),
      (weights, sparsity) => {
        const rule = ternary(sparsity, { exactTotal: true });
        const columns = groupsAsColumns(3, 4);
        const levels = middleRank(sparsity).levels(weights, columns, new Int8Array(12));
        const counts = rule.layerCounts?.(3, 4);
        for (let filter = 0; filter < 3; filter++) {
          const own = Float32Array.from({ length: 4 }, (_, i) => weights[3 * i + filter]);
          const assigned = rule.assign(own, new Uint8Array(4), counts?.subarray(3 * filter, 3 * filter + 3));
          expect([...assigned].map((level) => level - 1)).toEqual(
            [0, 1, 2, 3].map((i) => levels[3 * i + filter]),
          );
        }
      },
    ),
  );
});

test("a sparsity out of range is refused where it is written; another length before anything is written", () => {
  for (const make of [middleRank, truncatedMiddleRank]) {
    expect(() => make(1.5)).toThrow("sparsity must be");
    const out = new Int8Array(3).fill(7);
    expect(() => make(0.5).levels(new Float32Array(4), groupsAsRows(1, 4), out)).toThrow(
      "must have the 4 values",
    );
    expect([...out]).toEqual([7, 7, 7]);
  }
});
