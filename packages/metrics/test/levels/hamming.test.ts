import { groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { flipRatio, flipsPerFilter, hammingDistance, hammingPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layerPairs } from "../layers.js";

describe("hammingDistance and hammingPerFilter", () => {
  test("for every two layers: all flips of a filter, of every kind", () => {
    fc.assert(
      fc.property(layerPairs(), ({ previous, current, layout }) => {
        const { up, down, pruned, revived } = flipsPerFilter(previous, current, layout);
        const distances = hammingPerFilter(previous, current, layout);
        expect([...distances]).toEqual([...up].map((rises, f) => rises + down[f] + pruned[f] + revived[f]));
        const total = distances.reduce((sum, distance) => sum + distance, 0);
        expect(hammingDistance(previous, current)).toBe(total);
        if (previous.length > 0) expect(flipRatio(previous, current)).toBe(total / previous.length);
      }),
    );
  });

  test("for every three layers: a distance, as symmetric and with the triangle inequality", () => {
    const triples = fc.nat(12).chain((size) => {
      const levels = fc
        .array(fc.constantFrom(-1, 0, 1), { minLength: size, maxLength: size })
        .map((values) => Int8Array.from(values));
      return fc.tuple(levels, levels, levels);
    });
    fc.assert(
      fc.property(triples, ([a, b, c]) => {
        expect(hammingDistance(a, a)).toBe(0);
        expect(hammingDistance(a, b)).toBe(hammingDistance(b, a));
        expect(hammingDistance(a, c)).toBeLessThanOrEqual(hammingDistance(a, b) + hammingDistance(b, c));
      }),
    );
  });

  test("example: two of four, one in each column; the scale does not count", () => {
    const [first, second] = [Int8Array.of(1, 1, -1, 0), Float32Array.of(-0.5, 2, -3, 1)];
    expect(hammingDistance(first, second)).toBe(2);
    expect([...hammingPerFilter(first, second, groupsAsColumns(2, 2))]).toEqual([1, 1]);
  });

  test("lengths that differ and NaN are refused by name", () => {
    const two = Int8Array.of(1, 1);
    expect(() => hammingDistance(two, Int8Array.of(1))).toThrow(
      "second must have the 2 levels of first, got 1",
    );
    expect(() => hammingPerFilter(two, two, groupsAsRows(1, 3))).toThrow(ShapeError);
    expect(() => hammingDistance(Float32Array.of(1, Number.NaN), two)).toThrow(NonFiniteError);
    expect(() => hammingDistance(Float32Array.of(1, Number.NaN), two)).toThrow("first must be finite");
  });
});
