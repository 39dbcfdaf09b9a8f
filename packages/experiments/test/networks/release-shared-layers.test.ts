import { memory } from "@tensorflow/tfjs-core";
import { input, layers, model, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import { beforeAll, expect, test } from "vitest";
import { releaseSharedLayers } from "../../src/networks/release-shared-layers.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";

beforeAll(useWasmTraining);

test("for every number of uses: nothing is left of the model", () => {
  const before = memory().numTensors;
  for (let uses = 1; uses <= 4; uses++) {
    const images = input({ shape: [3] });
    const shared = layers.dense({ units: 3 });
    let outputs = images;
    for (let use = 0; use < uses; use++) outputs = shared.apply(outputs) as SymbolicTensor; // one input, one output
    releaseSharedLayers(model({ inputs: images, outputs })).dispose();
    expect(memory().numTensors).toBe(before);
  }
});
