import { unitScale } from "@equal-bits/binarize";
import { sign } from "@equal-bits/quantizers";
import { ones, type Tensor } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { centredConvolution } from "../../src/networks/centred-convolution.js";
import { networkParts } from "../../src/networks/network-parts.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";

beforeAll(useWasmTraining);

/** +1 everywhere. */
const plus = {
  ...sign(),
  name: "plus",
  assign: (_: Float32Array, out: Uint8Array) => out.fill(1),
  cuts: undefined,
};

test("example: at stride 2 the first filter sits on the first pixel, so that a corner of ones sees 4 of them", () => {
  const { cuts: _, ...quantizer } = plus;
  const parts = networkParts({ inputShape: [4, 4, 1], classes: 2, quantizer, scale: unitScale(), seed: 1 });
  const layers = centredConvolution(parts, { name: "conv", filters: 1, strides: 2 });
  const y = layers.reduce((x, layer) => layer.apply(x) as Tensor, ones([1, 4, 4, 1])); // one input, one output
  expect(y.shape).toEqual([1, 2, 2, 1]);
  expect([...y.dataSync()]).toEqual([4, 6, 6, 9]);
});
