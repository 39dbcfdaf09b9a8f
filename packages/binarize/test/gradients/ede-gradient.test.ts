import { edeGradient } from "@equal-bits/binarize";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { expectFinite, expectSlope, slopesOf } from "./pointwise-oracle.js";

onBackends(() => {
  test("example: at t = 1/2, k = 2 it is 1 − tanh²(x/2); at t = 10, k = 1 it is 10 at 0", () => {
    const [atZero, atTwo] = slopesOf(edeGradient(0.5), 0, 2);
    expect([atZero, atTwo]).toEqual([1, expect.closeTo(1 - Math.tanh(1) ** 2, 6)]);
    expect(slopesOf(edeGradient(10), 0)).toEqual([10]);
  });

  test("for every input: the derivative of k tanh(t x)", () => {
    for (const [t, k] of [
      [0.01, 100],
      [1, 1],
      [4, 2],
    ])
      expectSlope(edeGradient(t, k), (x) => k * Math.tanh(t * x));
  });

  test("for every finite input: a finite gradient", () => {
    expectFinite(edeGradient(10));
  });
});

test("a sharpness that is not > 0 is refused", () => {
  expect(() => edeGradient(Number.NaN)).toThrow("t must be a finite number > 0, got NaN");
  expect(() => edeGradient(1, 0)).toThrow("k must be a finite number > 0, got 0");
});
