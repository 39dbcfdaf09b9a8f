import {
  biHalfActivation,
  binarize,
  meanMagnitudeScale,
  rprelu,
  shiftedSign,
  signActivation,
} from "@equal-bits/binarize";
import { equalBits } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { onBackends } from "./on-backends.js";

const calls: Readonly<Record<string, (x: tf.Tensor2D, channels: tf.Tensor1D) => tf.Tensor>> = {
  signActivation: (x) => signActivation(x),
  shiftedSign: (x, shift) => shiftedSign(x, shift),
  rprelu: (x, parameter) => rprelu(x, { gamma: parameter, zeta: parameter, slope: parameter }),
  biHalfActivation: (x) => biHalfActivation(x),
  binarize: (x) => binarize(x, equalBits()),
  "binarize with a rule as its scale": (x) => binarize(x, equalBits(), { scale: meanMagnitudeScale() }),
  "binarize with a tensor as its scale": (x, scale) => binarize(x, equalBits(), { scale }),
};

onBackends(() => {
  for (const [name, call] of Object.entries(calls))
    test(`${name} outside any tidy leaves its result and nothing else`, () => {
      const [x, channels] = [tf.randomNormal<tf.Rank.R2>([4, 2]), tf.tensor1d([0.5, -1])];
      const { numTensors } = tf.memory();
      const result = call(x, channels);
      expect(tf.memory().numTensors).toBe(numTensors + 1);
      tf.dispose([x, channels, result]);
    });
});
