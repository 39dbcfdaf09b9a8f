import { xnorGradient } from "@equal-bits/binarize";
import { perFilter } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { expectDerivative, mean } from "./group-oracle.js";

/** (1 − 1/C_in) · D of the oracle's layer, [2, 3, 2, 3]. */
const published = (1 - 1 / 2) * 12;

onBackends(() => {
  test("for every layer and granularity: the derivative of m clip(w) + sign(w) mean|w|, m and sign held, times the published factors", () => {
    expectDerivative(xnorGradient(), (w, { at, g }) => {
      const held = mean(at.map(Math.abs));
      const magnitude = mean(w.map((value, i) => (at[i] >= 0 ? value : -value)));
      return w.reduce((sum, value, i) => {
        const throughSign = Math.abs(at[i]) <= 1 ? held * value : 0;
        return sum + published * g[i] * (throughSign + (at[i] >= 0 ? magnitude : -magnitude));
      }, 0);
    });
  });

  test("example: a filter of ½ and −2, C_in = D = 2: (m 1[|w| ≤ 1] g + sign(w) · mean(sign(w) g)) · (1 − ½) · 2", () => {
    const [w, g] = [tf.tensor2d([0.5, -2], [2, 1]), tf.tensor2d([1, 3], [2, 1])];
    const got = xnorGradient().apply(g, w, { levels: w, granularity: perFilter() });
    // m = 1.25, mean(sign(w) g) = (1 − 3)/2 = −1
    expect([...got.dataSync()]).toEqual([1.25 - 1, 0 + 1]);
  });
});
