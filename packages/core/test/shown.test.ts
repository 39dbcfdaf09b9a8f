import { shown } from "@equal-bits/core";
import { expect, test } from "vitest";

test.each<[unknown, string]>([
  [0.5, "0.5"],
  ["0.5", '"0.5"'],
  [5n, "5n"],
  [null, "null"],
  [undefined, "undefined"],
  [Symbol("s"), "Symbol(s)"],
  [[1, 2], "an array of 2"],
  [{ toString: 1 }, "an object"],
  [Object.create(null), "an object"],
  [() => 1, "a function"],
])("example: %o", (value, text) => {
  expect(shown(value)).toBe(text);
});
