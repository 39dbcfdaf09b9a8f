import { approxSignGradient, polynomialGradient } from "@equal-bits/binarize";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { expectFinite, expectSlope, slopesOf } from "./pointwise-oracle.js";

/** Rotated binary networks' approximation of sign: k (√2 t x ∓ t² x²/2) up to √2/t. */
function approximateSign(x: number, t: number, k: number): number {
  const reach = Math.min(Math.abs(x), Math.SQRT2 / t);
  return Math.sign(x) * k * (Math.SQRT2 * t * reach - (t * t * reach * reach) / 2);
}

onBackends(() => {
  test("example: at t = 1/2, k = 2 it falls from √2 to 0 at 2√2", () => {
    const [atZero, atOne, beyond] = slopesOf(polynomialGradient(0.5), 0, 1, 3);
    expect(atZero).toBeCloseTo(Math.SQRT2, 6);
    expect(atOne).toBeCloseTo(Math.SQRT2 - 0.5, 6);
    expect(beyond).toBe(0);
  });

  test("for every input: the derivative of the piecewise polynomial", () => {
    for (const [t, k] of [
      [0.5, 2],
      [2, 1],
    ])
      expectSlope(polynomialGradient(t, k), (x) => approximateSign(x, t, k));
  });

  test("for every finite input: a finite gradient", () => {
    expectFinite(polynomialGradient(10));
  });

  test("its defaults are ApproxSign", () => {
    const x = [-2, -0.7, -0.1, 0, 0.3, 0.99, 1.5];
    const wanted = slopesOf(approxSignGradient(), ...x);
    slopesOf(polynomialGradient(), ...x).forEach((slope, i) => {
      expect(slope).toBeCloseTo(wanted[i], 6);
    });
  });
});

test("a sharpness that is not > 0 is refused", () => {
  expect(() => polynomialGradient(0)).toThrow("t must be a finite number > 0, got 0");
  expect(() => polynomialGradient(1, Number.NaN)).toThrow("k must be a finite number > 0, got NaN");
});
