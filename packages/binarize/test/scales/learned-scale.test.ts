import { binarize, learnedScale } from "@equal-bits/binarize";
import { perFilter } from "@equal-bits/core";
import { equalBits } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

onBackends(() => {
  test("example: it starts at √(2/fan-in) for each filter", () => {
    const factor = learnedScale().factor(tf.zeros([3, 3, 2, 4]), perFilter()) as tf.Tensor; // never a number
    expect([...factor.dataSync()]).toEqual(new Array(4).fill(Math.fround(1 / 3)));
    expect(learnedScale().learned).toBe(true);
  });

  test("for a variable as the scale: its gradient is the sum over its filter of level times gradient", () => {
    const w = tf.tensor2d([0.5, -1, -0.5, 1], [2, 2]);
    const dy = tf.tensor2d([1, 2, 3, 5], [2, 2]);
    const factors = tf.tensor1d([2, 3]);
    const loss = (latent: tf.Tensor, scale: tf.Tensor) =>
      tf.mul(binarize(latent, equalBits(), { scale }), dy);
    const [ofWeights, ofScale] = tf.grads(loss)([w, factors]);
    expect([...ofScale.dataSync()]).toEqual([1 - 3, 5 - 2]);
    expect([...ofWeights.dataSync()]).toEqual([2, 6, 6, 15]);
  });
});
