import { strip } from "@equal-bits/pruning";
import { expect, test } from "vitest";

test("example: pruned weights become +0, in place if wished", () => {
  const weights = Float32Array.of(1, -2, 3);
  expect(strip(weights, Uint8Array.of(1, 0, 1), weights)).toBe(weights);
  expect([...weights]).toEqual([1, 0, 3]);
  expect(Object.is(weights[1], 0)).toBe(true);
});

test("a mask of other numbers or length, and NaN, are refused before anything is written", () => {
  const out = Float32Array.of(7, 7);
  const two = Float32Array.of(1, 2);
  expect(() => strip(two, Uint8Array.of(1, 3), out)).toThrow("kept must hold 0 or 1, got 3 at index 1");
  expect(() => strip(two, Uint8Array.of(1), out)).toThrow("kept must have the 2 values");
  expect(() => strip(two, Uint8Array.of(1, 1), new Float32Array(1))).toThrow("out must have the 2 values");
  expect(() => strip(Float32Array.of(1, Number.NaN), Uint8Array.of(1, 0), out)).toThrow("got NaN at index 1");
  expect([...out]).toEqual([7, 7]);
});
