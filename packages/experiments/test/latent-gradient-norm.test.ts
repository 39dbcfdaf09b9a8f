import { equalBits } from "@equal-bits/quantizers";
import { fill, type NamedTensorMap, type Variable } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { mlp } from "../src/index.js";
import { latentGradientNorm } from "../src/latent-gradient-norm.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";

beforeAll(useWasmTraining);

const options = {
  inputShape: [2, 2, 1],
  classes: 3,
  quantizer: equalBits(),
  seed: 1,
  hidden: [4, 8],
} as const;

/** Every gradient full of one number. */
function gradientsOf(model: LayersModel, value: number): NamedTensorMap {
  const variables = model.trainableWeights.map((weight) => weight.read() as Variable); // a layer's weight is a variable
  return Object.fromEntries(variables.map(({ name, shape }) => [name, fill(shape, value)]));
}

test("example: of twos at 4 × 4 and 4 × 8 latent weights it is 2 √48, whatever the other weights have", () => {
  const model = mlp(options);
  expect(latentGradientNorm(model)(gradientsOf(model, 2))).toBeCloseTo(2 * Math.sqrt(48), 5);
  model.dispose();
});

test("a network without binary weights has none", () => {
  const model = mlp({ ...options, weights: "real" });
  expect(latentGradientNorm(model)(gradientsOf(model, 2))).toBe(0);
  model.dispose();
});
