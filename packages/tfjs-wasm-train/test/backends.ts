import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { seededRandom } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import { expect } from "vitest";
import { installTrainingKernels } from "../src/index.js";

/** Makes wasm the current backend, with the training kernels. */
export async function startWasm(): Promise<() => void> {
  await tf.setBackend("wasm");
  return installTrainingKernels();
}

/** The outputs of a function that runs on one backend; nothing is left on it. */
export async function valuesOn(
  backend: "cpu" | "wasm",
  compute: () => tf.Tensor | readonly tf.Tensor[],
): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  return tf.tidy(() => [compute()].flat().map((tensor) => tensor.dataSync<"float32">().slice()));
}

/** Runs one kernel by name. */
export function runKernel(
  name: string,
  inputs: Record<string, tf.Tensor>,
  attributes: object = {},
): tf.Tensor[] {
  const outputs = tf.engine().runKernel<tf.Tensor | tf.Tensor[]>(name, inputs, attributes as tf.NamedAttrMap);
  return [outputs].flat();
}

/** Normal numbers in a shape, the same for a seed on every backend. */
export function normal(shape: readonly number[], seed: number): tf.Tensor {
  const random = seededRandom(seed);
  const size = shape.reduce((product, extent) => product * extent, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => random.normal()),
    [...shape],
  );
}

/** Whole numbers −2 … 2 in a shape: ties in every window. */
export function tied(shape: readonly number[], seed: number): tf.Tensor {
  const random = seededRandom(seed);
  const size = shape.reduce((product, extent) => product * extent, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => random.below(5) - 2),
    [...shape],
  );
}

/** Expects numbers to agree to a share of the greatest of them, or of the terms that cancel in them where those are greater. */
export function expectNear(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  { share = 1e-5, terms = 0 }: { readonly share?: number; readonly terms?: number } = {},
): void {
  expect(actual.length).toBe(expected.length);
  const scale = Math.max(1, terms, ...Array.from(expected, Math.abs));
  const gap = Math.max(0, ...Array.from(expected, (value, i) => Math.abs(value - actual[i])));
  expect(gap).toBeLessThanOrEqual(share * scale); // NaN fails
}
