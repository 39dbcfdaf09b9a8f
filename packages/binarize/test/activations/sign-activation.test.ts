import { identityGradient, signActivation } from "@equal-bits/binarize";
import { latentWeights } from "@equal-bits/laws";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

for (const backend of ["cpu", "wasm"])
  describe(`on tfjs's ${backend} backend`, () => {
    beforeAll(async () => {
      await tf.setBackend(backend);
    });

    test("for every input: +1 where x ≥ 0, else −1, and the gradient passes where |x| ≤ 1", () => {
      fc.assert(
        fc.property(latentWeights({ longest: 50 }), (values) => {
          tf.tidy(() => {
            const x = tf.tensor1d(values);
            expect([...signActivation(x).dataSync()]).toEqual(
              [...values].map((value) => (value >= 0 ? 1 : -1)),
            );
            const gradient = tf.grad((input: tf.Tensor) => signActivation(input))(x);
            expect([...gradient.dataSync()]).toEqual(
              [...values].map((value) => (Math.abs(value) <= 1 ? 1 : 0)),
            );
          });
        }),
        { numRuns: 1000 },
      );
    });

    test("example: another surrogate gradient is used as given", () => {
      const gradient = tf.grad((x: tf.Tensor) => signActivation(x, identityGradient()))(
        tf.tensor1d([5, -0.5]),
      );
      expect([...gradient.dataSync()]).toEqual([1, 1]);
    });

    test("example: a surrogate gradient may lean on its own fields", () => {
      const halved = {
        name: "halved",
        factor: 0.5,
        apply(dy: tf.Tensor) {
          return tf.mul(dy, this.factor);
        },
      };
      const gradient = tf.grad((x: tf.Tensor) => signActivation(x, halved))(tf.tensor1d([5]));
      expect([...gradient.dataSync()]).toEqual([0.5]);
    });
  });
