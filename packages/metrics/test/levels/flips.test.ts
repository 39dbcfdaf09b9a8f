import { groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import {
  flipRatio,
  flipRatioPerFilter,
  flipsPerFilter,
  positivesPerFilter,
  zerosPerFilter,
} from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, layerPairs } from "../layers.js";

const runs = { numRuns: 1500 };

describe("flipsPerFilter", () => {
  test("for every two layers: equal the changes of each filter by itself", () => {
    fc.assert(
      fc.property(layerPairs(), ({ previous, current, layout }) => {
        const [before, after] = [filtersOf(previous, layout), filtersOf(current, layout)];
        const count = (changed: (from: number, to: number) => boolean): number[] =>
          before.map(
            (filter, f) =>
              filter.filter((from, i) => changed(Math.sign(from), Math.sign(after[f][i]))).length,
          );
        const { up, down, pruned, revived } = flipsPerFilter(previous, current, layout);
        expect([...up]).toEqual(count((from, to) => from < 0 && to > 0));
        expect([...down]).toEqual(count((from, to) => from > 0 && to < 0));
        expect([...pruned]).toEqual(count((from, to) => from !== 0 && to === 0));
        expect([...revived]).toEqual(count((from, to) => from === 0 && to !== 0));
      }),
      runs,
    );
  });

  test("for every two layers: flips account for the change of every count", () => {
    fc.assert(
      fc.property(layerPairs(), ({ previous, current, layout }) => {
        const { up, down, pruned, revived } = flipsPerFilter(previous, current, layout);
        const [was, is] = [zerosPerFilter(previous, layout), zerosPerFilter(current, layout)];
        expect([...is].map((count, f) => count - was[f])).toEqual(
          [...pruned].map((count, f) => count - revived[f]),
        );
        const bits = [previous, current].map((levels) => levels.map((level) => (level > 0 ? 1 : -1)));
        const [had, has] = bits.map((levels) => positivesPerFilter(levels, layout));
        const flips = flipsPerFilter(bits[0], bits[1], layout);
        expect([...has].map((count, f) => count - had[f])).toEqual(
          [...flips.up].map((count, f) => count - flips.down[f]),
        );
        expect(up.length + down.length).toBe(2 * layout.groups);
      }),
      runs,
    );
  });

  test("for every two layers: going back swaps up with down and pruned with revived", () => {
    fc.assert(
      fc.property(layerPairs(), ({ previous, current, layout }) => {
        const { up, down, pruned, revived } = flipsPerFilter(previous, current, layout);
        expect(flipsPerFilter(current, previous, layout)).toEqual({
          up: down,
          down: up,
          pruned: revived,
          revived: pruned,
        });
      }),
      runs,
    );
  });

  test("example: one weight of each change, and two that stay, whatever the scale", () => {
    const previous = Float32Array.of(-1, 1, 1, 0, -1, -0);
    const current = Float32Array.of(0.5, -0.5, 0, -0.5, -0.5, 0);
    const { up, down, pruned, revived } = flipsPerFilter(previous, current, groupsAsRows(1, 6));
    expect([up[0], down[0], pruned[0], revived[0]]).toEqual([1, 1, 1, 1]);
    expect(Object.isFrozen(flipsPerFilter(previous, current, groupsAsRows(1, 6)))).toBe(true);
  });

  test("example: filters as columns", () => {
    const flips = flipsPerFilter(
      Int8Array.of(-1, 1, -1, 1),
      Int8Array.of(1, 1, 1, -1),
      groupsAsColumns(2, 2),
    );
    expect([...flips.up]).toEqual([2, 0]);
    expect([...flips.down]).toEqual([0, 1]);
  });
});

describe("flipRatio and flipRatioPerFilter", () => {
  test("for every two layers: the share of weights whose signs differ", () => {
    fc.assert(
      fc.property(layerPairs(1), ({ previous, current, layout }) => {
        const [before, after] = [filtersOf(previous, layout), filtersOf(current, layout)];
        const changed = before.map(
          (filter, f) =>
            filter.filter((from, i) => Math.sign(from) + 0 !== Math.sign(after[f][i]) + 0).length,
        );
        const all = changed.reduce((sum, count) => sum + count, 0);
        expect([...flipRatioPerFilter(previous, current, layout)]).toEqual(
          changed.map((count) => count / layout.size),
        );
        expect(flipRatio(previous, current)).toBe(all / previous.length);
      }),
      runs,
    );
  });

  test("for every two layers: 0 from itself, 1 from its negation where nothing is pruned", () => {
    fc.assert(
      fc.property(layerPairs(1), ({ previous }) => {
        const bits = previous.map((level) => (level > 0 ? 1 : -1));
        expect(flipRatio(previous, previous)).toBe(0);
        expect(
          flipRatio(
            bits,
            bits.map((bit) => -bit),
          ),
        ).toBe(1);
      }),
      runs,
    );
  });

  test("example: one of four", () => {
    expect(flipRatio(Int8Array.of(1, -1, 1, -1), Float32Array.of(1, 1, 1, -1))).toBe(0.25);
  });

  test("−0 after 0 is no flip", () => {
    expect(flipRatio(Float32Array.of(0), Float32Array.of(-0))).toBe(0);
  });

  test("lengths that differ, or do not fit, and nothing at all are refused", () => {
    const [two, three] = [Int8Array.of(1, 1), Int8Array.of(1, 1, 1)];
    expect(() => flipRatio(two, three)).toThrow(ShapeError);
    expect(() => flipRatio(two, three)).toThrow("current must have the 2 levels of previous, got 3");
    expect(() => flipsPerFilter(three, three, groupsAsRows(1, 2))).toThrow(
      "previous must have groups × size",
    );
    expect(() => flipRatioPerFilter(two, three, groupsAsRows(1, 2))).toThrow(ShapeError);
    expect(() => flipRatio(new Int8Array(0), new Int8Array(0))).toThrow("a share of nothing is undefined");
  });

  test("NaN before or after is refused by name", () => {
    const [good, bad] = [Float32Array.of(1, 1), Float32Array.of(1, Number.NaN)];
    expect(() => flipRatio(bad, good)).toThrow(NonFiniteError);
    expect(() => flipRatio(bad, good)).toThrow("previous must be finite, got NaN at index 1");
    expect(() => flipRatio(good, bad)).toThrow("current must be finite, got NaN at index 1");
  });
});
