import fc from "fast-check";
import { expect, test } from "vitest";
import { extremesOf, rangeOf, withRoom } from "../../src/pictures/value-range.js";
import { anyNumbers } from "./sample-pictures.js";

test("for every data: the extremes are those of the finite values among all lists", () => {
  fc.assert(
    fc.property(anyNumbers, anyNumbers, (first, second) => {
      const finite = [...first, ...second].filter(Number.isFinite).sort((a, b) => a - b);
      const oracle = finite.length === 0 ? null : [finite[0] + 0, finite[finite.length - 1] + 0];
      expect(extremesOf(first, second)?.map((value) => value + 0) ?? null).toEqual(oracle);
    }),
  );
});

test("for every data: the range holds the extremes, is finite, and its ends differ", () => {
  fc.assert(
    fc.property(anyNumbers, (values) => {
      const [least, greatest] = rangeOf(values);
      const [from, to] = extremesOf(values) ?? [0, 1];
      expect(least <= from && to <= greatest && least < greatest).toBe(true);
      expect([least, greatest].every(Number.isFinite)).toBe(true);
    }),
  );
});

test("example: of nothing 0 … 1; a single value gets room on both sides", () => {
  expect(rangeOf([Number.NaN])).toEqual([0, 1]);
  expect(rangeOf([100])).toEqual([95, 105]);
  expect(rangeOf([0])).toEqual([-0.5, 0.5]);
});

test("for every data: room never shrinks a range, never leaves the limits that the data keep, and stays finite", () => {
  fc.assert(
    fc.property(anyNumbers, (values) => {
      const range = rangeOf(values);
      const [least, greatest] = withRoom(range, [0, 1]);
      expect(least <= range[0] && greatest >= range[1]).toBe(true);
      expect(least >= Math.min(0, range[0]) && greatest <= Math.max(1, range[1])).toBe(true);
      expect([least, greatest].every(Number.isFinite)).toBe(true);
    }),
  );
});

test("example: room between the limits, none at them", () => {
  expect(withRoom([0.26, 0.5], [0, 1])).toEqual([0.25, 0.51]);
  expect(withRoom([0, 1], [0, 1])).toEqual([0, 1]);
});
