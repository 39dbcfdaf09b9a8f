import {
  type GroupLayout,
  groupStart,
  groupsAsColumns,
  groupsAsRows,
  readGroup,
  requireLayout,
  ShapeError,
  writeGroup,
} from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const runs = { numRuns: 1000 };
const layouts: fc.Arbitrary<GroupLayout> = fc
  .tuple(fc.nat(5), fc.integer({ min: 1, max: 5 }), fc.nat(7))
  .map(([blocks, interleave, size]) => ({ groups: blocks * interleave, size, interleave }));

describe("readGroup and writeGroup", () => {
  test("for every layout: the groups share out the matrix, each place to one group", () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const places = numbered(layout);
        const read = allGroups(layout).flatMap((group) => [
          ...readGroup(places, layout, group, scratch(layout)),
        ]);
        expect(read.toSorted((a, b) => a - b)).toEqual([...places]);
      }),
      runs,
    );
  });

  test("for every layout and group: weight i stands where the definition says", () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const places = numbered(layout);
        const { size, interleave } = layout;
        for (const group of allGroups(layout)) {
          const first = Math.floor(group / interleave) * size * interleave + (group % interleave);
          expect(groupStart(layout, group)).toBe(first);
          const wanted = Array.from({ length: size }, (_, i) => first + i * interleave);
          expect([...readGroup(places, layout, group, scratch(layout))]).toEqual(wanted);
        }
      }),
      runs,
    );
  });

  test("for every layout: writing what was read gives the matrix back", () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const places = numbered(layout);
        const copy = new Float32Array(places.length).fill(-1);
        for (const group of allGroups(layout))
          writeGroup(group, layout, readGroup(places, layout, group, scratch(layout)), copy);
        expect([...copy]).toEqual([...places]);
      }),
      runs,
    );
  });

  test("for every matrix: its columns are the rows of its transpose", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(6), (groups, size) => {
        const matrix = numbered(groupsAsColumns(groups, size));
        const transpose = matrix.map((_, at) => (at % size) * groups + Math.floor(at / size));
        for (let group = 0; group < groups; group++) {
          const column = readGroup(matrix, groupsAsColumns(groups, size), group, new Float32Array(size));
          const row = readGroup(transpose, groupsAsRows(groups, size), group, new Float32Array(size));
          expect([...column]).toEqual([...row]);
        }
      }),
      runs,
    );
  });

  test("example: [[1, 2, 3], [4, 5, 6]] by rows and by columns", () => {
    const matrix = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect([...readGroup(matrix, groupsAsRows(2, 3), 1, new Float32Array(3))]).toEqual([4, 5, 6]);
    expect([...readGroup(matrix, groupsAsColumns(3, 2), 1, new Float32Array(2))]).toEqual([2, 5]);
  });

  test("example: bytes are read as bytes, and a longer scratch is cut to size", () => {
    const bytes = Uint8Array.of(1, 2, 3, 4);
    expect(readGroup(bytes, groupsAsColumns(2, 2), 0, new Uint8Array(9))).toEqual(Uint8Array.of(1, 3));
  });
});

describe("requireLayout", () => {
  test("for every layout: a matrix of groups × size passes, one value more or less does not", () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const length = layout.groups * layout.size;
        expect(() => requireLayout(length, layout, "weights")).not.toThrow();
        expect(() => requireLayout(length + 1, layout, "weights")).toThrow(ShapeError);
        expect(() => requireLayout(length - 1, layout, "weights")).toThrow(ShapeError);
      }),
      runs,
    );
  });

  test("a length that does not fit is refused by name", () => {
    expect(() => requireLayout(7, groupsAsRows(2, 3), "weights")).toThrow(
      "weights must have groups × size = 2 × 3 values, got 7",
    );
  });

  test.each([
    { groups: 2.5, size: 2, interleave: 1 },
    { groups: -2, size: -3, interleave: 1 },
    { groups: 3, size: 2, interleave: 2 },
    { groups: 2, size: 3, interleave: 0 },
    { groups: 2, size: Number.NaN, interleave: 1 },
  ])("the layout $groups × $size, interleaved by $interleave, is refused", (layout) => {
    expect(() => requireLayout(layout.groups * layout.size, layout, "weights")).toThrow(ShapeError);
    expect(() => requireLayout(layout.groups * layout.size, layout, "weights")).toThrow(
      "a multiple of interleave",
    );
  });
});

function numbered({ groups, size }: GroupLayout): Float32Array {
  return Float32Array.from({ length: groups * size }, (_, at) => at);
}

function allGroups({ groups }: GroupLayout): number[] {
  return Array.from({ length: groups }, (_, group) => group);
}

function scratch({ size }: GroupLayout): Float32Array {
  return new Float32Array(size);
}
