import { binarize, namedConstraint, namedGradient, namedRelaxation, namedScale } from "@equal-bits/binarize";
import { recipe, recipeNames } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

onBackends(() => {
  for (const name of recipeNames)
    test(`for the recipe ${name}: each of its names is known, and a step through them is finite at every progress`, () => {
      const { quantizer, granularity, partsAt, constraint } = recipe(name);
      for (const progress of [0, 0.5, 1]) {
        const { scale, gradient, relaxation } = partsAt(progress);
        const parts = {
          granularity,
          scale: namedScale(scale),
          gradient: namedGradient(gradient),
          ...(relaxation === undefined ? {} : { relaxation: namedRelaxation(relaxation) }),
        };
        tf.tidy(() => {
          const latent = tf.randomNormal([3, 3, 4, 2], 0, 0.5, "float32", 1);
          const w = constraint === null ? latent : namedConstraint(constraint).apply(latent);
          const dy = tf.randomNormal(w.shape, 0, 1, "float32", 2);
          const loss = (x: tf.Tensor) => tf.mul(binarize(x, quantizer, parts), dy);
          const { value, grad } = tf.valueAndGrad(loss)(w);
          expect([...value.dataSync(), ...grad.dataSync()].every(Number.isFinite)).toBe(true);
          expect(Math.max(...tf.abs(grad).dataSync())).toBeGreaterThan(0);
        });
      }
    });
});
