import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { beforeAll, describe } from "vitest";

/** The same tests on each backend that runs in plain Node. */
export function onBackends(tests: () => void): void {
  for (const backend of ["cpu", "wasm"])
    describe(`on tfjs's ${backend} backend`, () => {
      beforeAll(async () => {
        await tf.setBackend(backend);
      });
      tests();
    });
}

/** What a function makes of numbers, as numbers. */
export function through(f: (x: tf.Tensor) => tf.Tensor, ...values: number[]): number[] {
  return tf.tidy(() => [...f(tf.tensor1d(values)).dataSync()]);
}
