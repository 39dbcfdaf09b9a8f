import { reCUGradient } from "@equal-bits/binarize";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { deviation, expectDerivative, mean } from "./group-oracle.js";

function standardised(w: readonly number[]): number[] {
  const [centre, spread] = [mean(w), deviation(w, 1)];
  return w.map((value) => ((value - centre) * 2 * Math.SQRT2) / spread);
}

onBackends(() => {
  test("for every layer and granularity: the derivative of the standardised weights that are not clamped", () => {
    for (const tau of [0.6, 0.85, 0.99])
      expectDerivative(reCUGradient(tau), (w, { at, g }, layer) => {
        const edge = -mean(layer.flatMap(standardised).map(Math.abs)) * Math.log(2 - 2 * tau);
        // float32 and float64 may disagree on what lies at the edge
        fc.pre(layer.flatMap(standardised).every((value) => !(Math.abs(Math.abs(value) - edge) < 1e-4)));
        const passes = standardised(at).map((value) => Math.abs(value) <= edge);
        return standardised(w).reduce((sum, value, i) => sum + (passes[i] ? g[i] * value : 0), 0);
      });
  });
});

for (const tau of [0.5, 1, Number.NaN])
  test(`a τ of ${tau} is refused`, () => {
    expect(() => reCUGradient(tau)).toThrow(`tau must be a number > 0.5 and < 1, got ${tau}`);
  });
