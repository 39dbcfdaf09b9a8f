// What the tests of every network do with it.
import { BinaryLayer } from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import { io, memory, randomNormal, type Tensor } from "@tensorflow/tfjs-core";
import { type LayersModel, loadLayersModel } from "@tensorflow/tfjs-layers";
import { expect } from "vitest";
import type { NetworkOptions } from "../../src/index.js";
import { releaseSharedLayers } from "../../src/networks/release-shared-layers.js";
import { optimizerFor } from "../../src/optimizer-for.js";
import { trainEpoch } from "../../src/training-loop.js";
import { smallData, tinySettings } from "../tiny-runs.js";

/** Colour images of CIFAR-10's size. */
export const cifar = { inputShape: [32, 32, 3], classes: 10, quantizer: equalBits(), seed: 1 } as const;

/** The parameters that are trained, and how many of them are binary. */
export function parametersOf(model: LayersModel): { all: number; binary: number } {
  const sizes = model.trainableWeights.map((weight) => weight.read().size);
  const binary = model.layers.filter((layer) => layer instanceof BinaryLayer);
  return { all: sum(sizes), binary: sum(binary.map((layer) => layer.latentWeights().size)) };
}

/** Names and output shapes of all layers, for tests of what lies where. */
export function shapesOf(model: LayersModel): Record<string, unknown> {
  return Object.fromEntries(model.layers.map((layer) => [layer.name, layer.outputShape.slice(1)]));
}

/**
 * Trains one step on a few images: every trainable weight moves and stays finite, levels keep their share, nothing leaks; then saved
 * and loaded again the model gives the same logits.
 */
export async function tryNetwork(
  build: (options: NetworkOptions) => LayersModel,
  options: NetworkOptions,
  batch = 2,
): Promise<void> {
  const before = memory().numTensors;
  const model = build(options);
  const data = imagesOf(options, batch);
  const settings = tinySettings({ batchSize: batch });
  const optimizer = optimizerFor(model, settings);
  const start = model.trainableWeights.map((weight) => weight.read().dataSync().slice());
  const { result } = await trainEpoch({ model, optimizer }, data, settings, 0, async () => {});
  expect(result.loss).toBeGreaterThan(0);
  model.trainableWeights.forEach((weight, i) => {
    const now = weight.read().dataSync();
    expect(now.every(Number.isFinite), weight.originalName).toBe(true);
    expect(
      now.some((value, at) => value !== start[i][at]),
      weight.originalName,
    ).toBe(true);
  });
  await expectSameWhenLoaded(model, options.inputShape);
  optimizer.dispose();
  model.dispose();
  expect(memory().numTensors).toBe(before);
}

/** The model's layers by name are the same whenever it is made. */
export function expectSameTwice(build: () => LayersModel): void {
  const [first, second] = [build(), build()];
  expect(JSON.stringify(second.toJSON(undefined, false))).toBe(
    JSON.stringify(first.toJSON(undefined, false)),
  );
  expect(second.layers.map((layer) => layer.name)).toEqual(first.layers.map((layer) => layer.name));
  for (const model of [first, second]) model.dispose();
}

async function expectSameWhenLoaded(model: LayersModel, inputShape: readonly number[]): Promise<void> {
  let saved: io.ModelArtifacts = {};
  await model.save(
    io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    }),
  );
  const loaded = releaseSharedLayers(await loadLayersModel(io.fromMemory(saved)));
  const images = randomNormal([1, ...inputShape], 0, 1, "float32", 3);
  const [logits, again] = [model, loaded].map((one) => one.apply(images) as Tensor); // models of one output
  expect(again.dataSync()).toEqual(logits.dataSync());
  for (const thing of [images, logits, again, loaded]) thing.dispose();
}

function imagesOf({ inputShape, classes }: NetworkOptions, count: number): ReturnType<typeof smallData> {
  const [height, width, channels] = inputShape;
  const data = smallData(count);
  const images = Uint8Array.from({ length: count * height * width * channels }, (_, i) => (i * i * 37) % 251);
  const normalization = { mean: new Array(channels).fill(0.5), deviation: new Array(channels).fill(0.25) };
  return { ...data, normalization, train: { ...data.train, images, height, width, channels, classes } };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
