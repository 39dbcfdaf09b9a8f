import { clippedGradient, transportGradient } from "@equal-bits/binarize";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { expectDerivative } from "./group-oracle.js";

const weights = 36;

onBackends(() => {
  test("for every layer: the derivative of g w + γ/2 · mean (w − b)²", () => {
    expectDerivative(transportGradient(6), (w, { g, levels }) =>
      w.reduce((sum, value, i) => sum + g[i] * value + (3 * (value - levels[i]) ** 2) / weights, 0),
    );
  });

  test("for every layer: the inner gradient is another's", () => {
    expectDerivative(transportGradient(1, clippedGradient(1)), (w, { at, g, levels }) =>
      w.reduce(
        (sum, value, i) =>
          sum + (Math.abs(at[i]) <= 1 ? g[i] * value : 0) + (0.5 * (value - levels[i]) ** 2) / weights,
        0,
      ),
    );
  });
});

for (const gamma of [-1, Number.NaN, Number.POSITIVE_INFINITY])
  test(`a γ of ${gamma} is refused`, () => {
    expect(() => transportGradient(gamma)).toThrow(`gamma must be a finite number ≥ 0, got ${gamma}`);
  });
