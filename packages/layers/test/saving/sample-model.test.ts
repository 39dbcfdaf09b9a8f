import { compactArtifacts, freeze } from "@equal-bits/layers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { type LayersModel, loadLayersModel } from "@tensorflow/tfjs-layers";
import { expect, test } from "vitest";
import { saved } from "../saved.js";
import {
  artifactsOf,
  base64Of,
  binaryWeightBits,
  type Sample,
  sampleModel,
  sampleOutputs,
} from "./sample-model.js";

const models = { latent: async () => sampleModel(), frozen: async () => freeze(sampleModel()) };

async function sampleOf(model: LayersModel): Promise<Sample> {
  const artifacts = compactArtifacts(await saved(model));
  return {
    modelTopology: artifacts.modelTopology as object, // of a model of layers
    weightSpecs: artifacts.weightSpecs ?? [],
    weights: base64Of(artifacts),
    binaryWeights: binaryWeightBits(model),
    outputs: sampleOutputs(model),
  };
}

for (const [name, make] of Object.entries(models)) {
  test(`the ${name} sample on disk, which the browser loads, is what is saved here; vitest -u writes it anew`, async () => {
    await tf.setBackend("cpu");
    const text = `${JSON.stringify(await sampleOf(await make()))}\n`;
    await expect(text).toMatchFileSnapshot(`fixtures/${name}-sample.txt`);
  });

  test(`the ${name} sample, saved on cpu, has the same bits and outputs on wasm`, async () => {
    await tf.setBackend("cpu");
    const sample = await sampleOf(await make());
    await tf.setBackend("wasm");
    const loaded = await loadLayersModel(tf.io.fromMemory(artifactsOf(sample)));
    expect(binaryWeightBits(loaded)).toEqual(sample.binaryWeights);
    sampleOutputs(loaded).forEach((output, i) => {
      expect(output).toBeCloseTo(sample.outputs[i], 5);
    });
    await tf.setBackend("cpu");
  });
}
