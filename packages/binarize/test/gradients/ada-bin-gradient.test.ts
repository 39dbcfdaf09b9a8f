import { adaBinGradient } from "@equal-bits/binarize";
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

test("a sharpness that is not > 0 is refused", () => {
  expect(() => adaBinGradient(1, -1)).toThrow("k must be a finite number > 0, got -1");
});
