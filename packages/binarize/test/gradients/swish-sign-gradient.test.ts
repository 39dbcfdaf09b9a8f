import { swishSignGradient } from "@equal-bits/binarize";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { expectFinite, expectSlope, slopesOf } from "./pointwise-oracle.js";

function signSwish(x: number, beta: number): number {
  const chance = 1 / (1 + Math.exp(-beta * x));
  return 2 * chance * (1 + beta * x * (1 - chance)) - 1;
}

onBackends(() => {
  test("example: β at 0, and β (2 − tanh ½) / (1 + cosh 1) at 1/β", () => {
    const [atZero, further] = slopesOf(swishSignGradient(5), 0, 0.2);
    expect(atZero).toBe(5);
    expect(further).toBeCloseTo((5 * (2 - Math.tanh(0.5))) / (1 + Math.cosh(1)), 5);
  });

  test("for every input: the derivative of SignSwish", () => {
    for (const beta of [1, 5]) expectSlope(swishSignGradient(beta), (x) => signSwish(x, beta));
  });

  test("for every finite input: a finite gradient", () => {
    expectFinite(swishSignGradient());
  });
});

test("a β that is not > 0 is refused", () => {
  expect(() => swishSignGradient(0)).toThrow("beta must be a finite number > 0, got 0");
});
