import { adaBinGradient } from "@equal-bits/binarize";
import { perFilter } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { deviation, expectDerivative, mean } from "./group-oracle.js";

onBackends(() => {
  test("for every layer and granularity: the derivative of α k tanh(t u) + α sign u + β, each α and sign in turn held", () => {
    for (const [t, k] of [
      [0.5, 2],
      [3, 1],
    ])
      expectDerivative(
        adaBinGradient(t, k),
        (w, { at, g }) => {
          const [centre, spread] = [mean(w), deviation(w)];
          const [centreAt, spreadAt] = [mean(at), deviation(at)];
          return w.reduce((sum, value, i) => {
            const throughSign = spreadAt * k * Math.tanh((t * (value - centre)) / spread);
            const side = at[i] >= centreAt ? 1 : -1;
            return sum + g[i] * (throughSign + spread * side + centre);
          }, 0);
        },
        (w) => w.map((value) => (value >= mean(w) ? mean(w) + deviation(w) : mean(w) - deviation(w))),
      );
  });
});

test("for every size of weights: the gradient is the same, as it does not hang on it", () => {
  const of = (factor: number): number[] =>
    tf.tidy(() => {
      const w = tf.tensor2d([0.3 * factor, -0.2 * factor, 0.9 * factor, -0.4 * factor], [4, 1]);
      const levels = tf.tensor2d([factor, -factor, factor, -factor], [4, 1]);
      const context = { levels, granularity: perFilter() };
      return [
        ...adaBinGradient(2)
          .apply(tf.tensor2d([1, -2, 3, 0.5], [4, 1]), w, context)
          .dataSync(),
      ];
    });
  const [usual, tiny, huge] = [of(1), of(1e-33), of(1e37)];
  usual.forEach((value, i) => {
    expect(tiny[i]).toBeCloseTo(value, 4);
    expect(huge[i]).toBeCloseTo(value, 4);
  });
});

test("a sharpness that is not > 0 is refused", () => {
  expect(() => adaBinGradient(1, -1)).toThrow("k must be a finite number > 0, got -1");
});
