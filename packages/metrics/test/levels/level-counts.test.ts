import { DomainError, groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { countSigns, type Levels, levelCounts, levelPlaces } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, layers } from "../layers.js";

/** Ascending level values that differ as float32. */
const valueLists = fc
  .uniqueArray(
    fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    {
      minLength: 2,
      maxLength: 9,
    },
  )
  .map((values) => values.sort((a, b) => a - b));

/** A matrix of levels, each by its index among the values. */
const coded = valueLists.chain((values) =>
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 6 }))
    .chain(([groups, size]) =>
      fc
        .array(fc.nat(values.length - 1), { minLength: groups * size, maxLength: groups * size })
        .map((indices) => ({ values, groups, size, indices })),
    ),
);

describe("levelCounts", () => {
  test("for every K values and layout: equal the counts of each filter by itself", () => {
    fc.assert(
      fc.property(coded, fc.boolean(), ({ values, groups, size, indices }, columns) => {
        const layout = columns ? groupsAsColumns(groups, size) : groupsAsRows(groups, size);
        const levels = Float32Array.from(indices, (index) => values[index]);
        const wanted = filtersOf(levels, layout).flatMap((filter) =>
          values.map((value) => filter.filter((level) => level === value).length),
        );
        expect([...levelCounts(levels, layout, values)]).toEqual(wanted);
      }),
    );
  });

  test("for every layer: without values, the counts of its signs", () => {
    fc.assert(
      fc.property(layers(), ({ levels, layout }) => {
        const counts = levelCounts(levels, layout);
        const total = (sign: number): number =>
          counts.reduce((sum, count, i) => sum + (i % 3 === sign ? count : 0), 0);
        expect({ negatives: total(0), zeros: total(1), positives: total(2) }).toEqual(countSigns(levels));
      }),
    );
  });

  test("example: 256 levels, each met once", () => {
    const values = levelPlaces(256);
    expect([...levelCounts(Float32Array.from(values), groupsAsRows(1, 256), values)]).toEqual(
      new Array(256).fill(1),
    );
  });

  test("example: −0 is on the level 0, and values are compared as float32", () => {
    const levels: Levels = Float32Array.of(-0, 0.1, 0, -0.1);
    expect([...levelCounts(levels, groupsAsRows(1, 4), [-0.1, 0, 0.1])]).toEqual([1, 2, 1]);
  });

  test("a level that is none of the values is refused by its place", () => {
    expect(() => levelCounts(Int8Array.of(1, 0), groupsAsRows(1, 2), [-1, 1])).toThrow(
      "levels must be among the values [-1, 1], got 0 at index 1",
    );
    expect(() => levelCounts(Int8Array.of(-3), groupsAsRows(1, 1), [-1, 1])).toThrow(DomainError);
    expect(() => levelCounts(Int8Array.of(3), groupsAsRows(1, 1), [-1, 1])).toThrow(DomainError);
  });

  test.each([[[]], [[1]], [[1, -1]], [[1, 1]], [[0, 1e-60]], [[0, Number.NaN]], [new Array(257).fill(0)]])(
    "values %j are refused",
    (values) => {
      expect(() => levelCounts(Int8Array.of(), groupsAsRows(0, 1), values)).toThrow(DomainError);
    },
  );

  test("levels that are NaN, or do not fit, are refused", () => {
    expect(() => levelCounts(Float32Array.of(Number.NaN), groupsAsRows(1, 1), [-1, 1])).toThrow(
      NonFiniteError,
    );
    expect(() => levelCounts(Int8Array.of(1), groupsAsRows(1, 2), [-1, 1])).toThrow(ShapeError);
  });
});

describe("levelPlaces", () => {
  test("for every K: neighbours 2 apart, symmetric about 0", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 256 }), (levels) => {
        const places = levelPlaces(levels);
        expect(places).toHaveLength(levels);
        places.forEach((place, k) => {
          expect(place + places[levels - 1 - k]).toBe(0);
          expect(k === 0 || place - places[k - 1] === 2).toBe(true);
        });
      }),
    );
  });

  test("example: −1 and +1; −2, 0 and +2", () => {
    expect(levelPlaces(2)).toEqual([-1, 1]);
    expect(levelPlaces(3)).toEqual([-2, 0, 2]);
  });

  test.each([1, 257, 2.5, Number.NaN])("%s levels are refused", (levels) => {
    expect(() => levelPlaces(levels)).toThrow(DomainError);
  });
});
