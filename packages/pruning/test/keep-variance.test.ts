import { keepVariance } from "@equal-bits/pruning";
import { expect, test } from "vitest";

test("example: with three quarters zeros the rest counts double", () => {
  expect(keepVariance(0.75)).toBe(2);
  expect(keepVariance(0)).toBe(1);
});

test("for every share: levels of ±factor with that share of zeros have variance 1", () => {
  for (const sparsity of [0.1, 0.5, 0.9])
    expect((1 - sparsity) * keepVariance(sparsity) ** 2).toBeCloseTo(1, 12);
});

test("a share of 1, and what is no share, is refused", () => {
  for (const sparsity of [1, -0.5, Number.NaN])
    expect(() => keepVariance(sparsity)).toThrow("sparsity must be");
});
