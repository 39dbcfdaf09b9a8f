import {
  approxSignGradient,
  clippedGradient,
  gradientNames,
  namedGradient,
  polynomialGradient,
} from "@equal-bits/binarize";
import { perTensor } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { expect, test } from "vitest";

const windowed = [
  clippedGradient(1),
  clippedGradient(0.5),
  approxSignGradient(),
  polynomialGradient(2 * Math.SQRT2),
];
for (const { name, window = Number.NaN, reachesEdge = false, apply } of windowed)
  test(`${name}: weights within its window are reached, those beyond never, those at the edge where it says so`, () => {
    const gradients = tf.tidy(() => {
      const x = tf.mul(tf.tensor1d([-2, -1, -0.5, 0.5, 1, 2]), window);
      return [...apply(tf.onesLike(x), x, { levels: tf.sign(x), granularity: perTensor() }).dataSync()];
    });
    expect(gradients.map((gradient) => Math.abs(gradient) > 1e-6)).toEqual([
      false,
      reachesEdge,
      true,
      true,
      reachesEdge,
      false,
    ]);
  });

test("for every name of a gradient: a name nested a hundred thousand deep is refused", () => {
  for (const rule of gradientNames.map((signature) => signature.replace(/[([].*/, "")))
    expect(() => namedGradient(`${`${rule}(1,`.repeat(1e5)}identity${")".repeat(1e5)}`)).toThrow(
      "gradient must be nested at most 16 deep, got a deeper name",
    );
});
