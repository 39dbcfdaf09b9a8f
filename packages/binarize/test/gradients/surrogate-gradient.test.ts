import {
  approxSignGradient,
  clippedGradient,
  identityGradient,
  polynomialGradient,
  type SurrogateGradient,
} from "@equal-bits/binarize";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { slopesOf } from "./pointwise-oracle.js";

const windowed: readonly SurrogateGradient[] = [
  clippedGradient(0.5),
  clippedGradient(),
  approxSignGradient(),
  polynomialGradient(),
  polynomialGradient(3),
];

onBackends(() => {
  for (const gradient of windowed)
    test(`${gradient.name}: its window is where its gradient ends`, () => {
      const edge = gradient.window ?? 0;
      expect(slopesOf(gradient, -1.001 * edge, 1.001 * edge, 1000)).toEqual([0, 0, 0]);
      for (const slope of slopesOf(gradient, -0.999 * edge, 0.999 * edge)) expect(slope).toBeGreaterThan(0);
    });
});

test("example: a gradient that reaches every weight has no window", () => {
  expect(identityGradient().window).toBeUndefined();
});
