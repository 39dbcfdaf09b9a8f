import { equalBits } from "@equal-bits/quantizers";
import { memory, neg } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { binaryWeightsOf } from "../src/binary-layers.js";
import { smallCnn } from "../src/index.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";

beforeAll(useWasmTraining);

test("for every filter of every binary layer: the greatest latent weights are +1, the others −1", () => {
  const model = smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: equalBits(0.3), seed: 1 });
  const before = memory().numTensors;
  const read = binaryWeightsOf(model);
  expect(memory().numTensors).toBe(before);
  expect(read.map(({ name, filters, size }) => [name, filters, size])).toEqual([
    ["conv2", 32, 144],
    ["conv3", 64, 288],
  ]);
  for (const { filters, size, levels, latents } of read)
    for (let filter = 0; filter < filters; filter++) {
      const ranked = Array.from({ length: size }, (_, i) => i * filters + filter).sort(
        (a, b) => latents[b] - latents[a],
      );
      const positives = Math.round(0.3 * size);
      expect(ranked.map((at) => levels[at])).toEqual(ranked.map((_, rank) => (rank < positives ? 1 : -1)));
    }
  model.dispose();
});

test("what was read out stays as it was when the model changes", () => {
  const model = smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: equalBits(), seed: 1 });
  const [layer] = binaryWeightsOf(model);
  const latents = [...layer.latents];
  for (const weight of model.weights) weight.write(neg(weight.read()));
  expect([...layer.latents]).toEqual(latents);
  expect([...binaryWeightsOf(model)[0].levels]).toEqual([...layer.levels].map((level) => -level));
  model.dispose();
});
