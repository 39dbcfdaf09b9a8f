import { irNetGradient } from "@equal-bits/binarize";
import { perFilter } from "@equal-bits/core";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { applied, deviation, expectDerivative, mean } from "./group-oracle.js";

onBackends(() => {
  test("for every layer and granularity: the derivative of |b| k tanh(t ŵ), ŵ standardised", () => {
    for (const [t, k] of [
      [0.5, 2],
      [3, 1],
    ])
      expectDerivative(
        irNetGradient(t, k),
        (w, { g, levels }) => {
          const [centre, spread] = [mean(w), deviation(w, 1)];
          return w.reduce(
            (sum, value, i) =>
              sum + g[i] * Math.abs(levels[i]) * k * Math.tanh((t * (value - centre)) / spread),
            0,
          );
        },
        (w) => w.map((value) => (value >= mean(w) ? 0.5 : -0.5)),
      );
  });

  test("for a filter of equal weights: the gradient without its mean, not a division by 0", () => {
    const w = new Float32Array(36).fill(0.1);
    const g = Float32Array.from({ length: 36 }, (_, i) => (i < 3 ? 12 : 0));
    const got = applied(irNetGradient(1, 1), { w, g, levels: new Float32Array(36).fill(1) }, perFilter());
    got.forEach((value, i) => {
      expect(value).toBeCloseTo(i < 3 ? 11 : -1, 5);
    });
  });
});

test("a sharpness that is not > 0 is refused", () => {
  expect(() => irNetGradient(0)).toThrow("t must be a finite number > 0, got 0");
});
