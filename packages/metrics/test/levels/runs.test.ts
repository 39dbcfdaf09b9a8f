import { groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { runsPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, layers } from "../layers.js";

describe("runsPerFilter", () => {
  test("for every layer and layout: the runs of each filter's signs, written as text and split", () => {
    fc.assert(
      fc.property(layers(1), ({ levels, layout }) => {
        const runs = filtersOf(levels, layout).map((filter) =>
          [
            ...filter
              .map((level) => "-0+"[1 + Math.sign(level)])
              .join("")
              .matchAll(/-+|0+|\++/g),
          ].map(([run]) => run.length),
        );
        const { count, mean, longest } = runsPerFilter(levels, layout);
        expect([...count]).toEqual(runs.map((lengths) => lengths.length));
        expect([...longest]).toEqual(runs.map((lengths) => Math.max(...lengths)));
        expect([...mean]).toEqual(runs.map((lengths) => layout.size / lengths.length));
      }),
    );
  });

  test("for every layer: negation changes nothing", () => {
    fc.assert(
      fc.property(layers(1), ({ levels, layout }) => {
        expect(
          runsPerFilter(
            levels.map((level) => -level),
            layout,
          ),
        ).toEqual(runsPerFilter(levels, layout));
      }),
    );
  });

  test("example: + + − − − + has three runs, of mean 2, the longest of 3", () => {
    const levels = Int8Array.of(1, 1, -1, -1, -1, 1);
    const { count, mean, longest } = runsPerFilter(levels, groupsAsRows(1, 6));
    expect([count[0], mean[0], longest[0]]).toEqual([3, 2, 3]);
    expect([...runsPerFilter(levels, groupsAsColumns(2, 3)).longest]).toEqual([2, 1]);
    expect([...runsPerFilter(levels, groupsAsColumns(3, 2)).longest]).toEqual([1, 1, 1]);
  });

  test("nothing, NaN and levels that do not fit are refused", () => {
    expect(() => runsPerFilter(new Int8Array(0), groupsAsRows(1, 0))).toThrow(ShapeError);
    expect(() => runsPerFilter(Float32Array.of(Number.NaN), groupsAsRows(1, 1))).toThrow(NonFiniteError);
    expect(() => runsPerFilter(Int8Array.of(1), groupsAsRows(1, 2))).toThrow(ShapeError);
  });
});
