import { approxSignGradient } from "@equal-bits/binarize";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { expectFinite, expectSlope, slopesOf } from "./pointwise-oracle.js";

/** Bi-Real's piecewise polynomial in place of sign. */
function approximateSign(x: number): number {
  if (Math.abs(x) >= 1) return Math.sign(x);
  return x < 0 ? 2 * x + x * x : 2 * x - x * x;
}

onBackends(() => {
  test("example: a triangle of height 2 over −1 … 1", () => {
    expect(slopesOf(approxSignGradient(), -2, -1, -0.75, 0, 0.5, 1, 3)).toEqual([0, 0, 0.5, 2, 1, 0, 0]);
  });

  test("for every input: the derivative of the piecewise polynomial", () => {
    expectSlope(approxSignGradient(), approximateSign);
  });

  test("for every finite input: a finite gradient", () => {
    expectFinite(approxSignGradient());
  });
});
