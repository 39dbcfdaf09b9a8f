import { equalBits } from "@equal-bits/quantizers";
import { beforeAll, expect, test } from "vitest";
import { binaryWeightsOf } from "../src/binary-layers.js";
import { mlp } from "../src/index.js";
import { moveLatents } from "../src/move-latents.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";

beforeAll(useWasmTraining);

test("example: latent weights are multiplied, then raised; all others stay", () => {
  const model = mlp({ inputShape: [2, 2, 1], classes: 3, quantizer: equalBits(), seed: 1, hidden: [4] });
  const [{ latents }] = binaryWeightsOf(model);
  const logits = model.getLayer("logits").getWeights()[0].dataSync().slice();
  moveLatents(model, { latentFactor: 4, latentOffset: 0.5 });
  const [{ latents: moved }] = binaryWeightsOf(model);
  expect([...moved]).toEqual([...latents].map((latent) => Math.fround(Math.fround(latent * 4) + 0.5)));
  expect(model.getLayer("logits").getWeights()[0].dataSync()).toEqual(logits);
  model.dispose();
});
