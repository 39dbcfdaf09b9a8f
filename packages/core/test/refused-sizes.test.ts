import {
  apportion,
  apportionRows,
  groupsAsRows,
  groupsOf,
  type Quantizer,
  quantizeGroups,
} from "@equal-bits/core";
import { expect, test } from "vitest";

test("counts beyond an Int32 are refused, not wrapped round", () => {
  expect(() => apportionRows(1, 6e9, [0.5, 0.5])).toThrow("size must be at most 2147483647");
  expect(() => apportionRows(2 ** 33, 1, [0.5, 0.5])).toThrow("rows × levels must be at most 2147483647");
});

test("example: two hundred thousand levels are apportioned without overflowing the stack", () => {
  const shares = new Array<number>(200_000).fill(1 / 200_000);
  expect(apportion(200_000, shares).every((count) => count === 1)).toBe(true);
});

test("a granularity of no kind is refused", () => {
  const made = { kind: "perFoo" } as unknown as ReturnType<typeof import("@equal-bits/core").perFilter>; // from plain JavaScript
  expect(() => groupsOf([3, 4], made)).toThrow(
    'granularity must be perTensor(), perFilter() or perGroup(size), got kind "perFoo"',
  );
});

test("a quantizer with a NaN among its values, or too few, is refused by name", () => {
  const rule = (values: number[]): Quantizer => ({
    name: "mine",
    levels: 2,
    assign: (_, out) => out.fill(0),
    values: () => values,
  });
  for (const values of [[Number.NaN, 1], [1]])
    expect(() =>
      quantizeGroups(rule(values), new Float32Array(2), groupsAsRows(1, 2), new Float32Array(2)),
    ).toThrow("the values of mine must be 2 finite numbers");
});
