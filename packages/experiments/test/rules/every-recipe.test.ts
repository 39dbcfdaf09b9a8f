import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { BinaryLayer } from "@equal-bits/layers";
import { recipe, recipeNames } from "@equal-bits/quantizers";
import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { binaryLevelsOf } from "../../src/binary-layers.js";
import { evaluateModel, smallCnn } from "../../src/index.js";
import { runTraining } from "../../src/run-training.js";
import { loadTrainedModel } from "../../src/trained-model.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { temporaryFolders } from "../temporary-folder.js";
import { fashionSubset, tinyOrder } from "../tiny-runs.js";

const temporaryFolder = temporaryFolders();
const myRule = fileURLToPath(new URL("./my-rule.mjs", import.meta.url));

beforeAll(useWasmTraining);

test("for every recipe and a module: trains, and its model gives the same bits and accuracy when loaded", async () => {
  for (const quantizer of [...recipeNames, myRule]) {
    const folder = temporaryFolder();
    const order = tinyOrder(folder, { quantizer, trainImages: 32, batchSize: 16, testImages: 20 });
    const before = memory().numTensors;
    const { result, bits } = await runTraining(order);
    expect(memory().numTensors, quantizer).toBe(before);
    expect(result.quantizer).toBe(quantizer === myRule ? "third" : recipe(quantizer).name);
    expect(result.epochs[0].loss, quantizer).toBeLessThan(20);
    const module = quantizer === myRule ? { quantizer } : {};
    const loaded = await evaluateModel({
      model: order.modelFolder,
      data: fashionSubset,
      testImages: 20,
      ...module,
    });
    expect(loaded, quantizer).toEqual({ testAccuracy: result.testAccuracy, layers: result.layers, bits });
    await rm(folder, { recursive: true });
  }
});

test("example: a rule whose code does other than its counts is read as it was trained", () => {
  const all = {
    name: "all",
    levels: 2,
    counts: (size: number) => [size - 1, 1],
    assign: (_: Float32Array, out: Uint8Array) => out.fill(1),
    values: () => [-1, 1],
  };
  const model = smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: all, seed: 1 });
  for (const levels of binaryLevelsOf(model)) expect(new Set(levels)).toEqual(new Set([1]));
  model.dispose();
});

test("example: ternary levels are counted each, exactly half of them 0", async () => {
  const order = tinyOrder(temporaryFolder(), { quantizer: "ternary:0.5" });
  const { result } = await runTraining(order);
  expect(result.ratio).toBe(null);
  for (const { size, positives, counts = [] } of result.layers) {
    expect(counts).toEqual(positives.map(() => [size / 4, size / 2, size / 4]));
    expect(positives).toEqual(counts.map(([, , plus]) => plus));
  }
});

test("example: latent weights keep the constraint of their recipe, also in the saved model", async () => {
  const order = tinyOrder(temporaryFolder(), { quantizer: "binary-connect", learningRate: 3 });
  const { latents } = await runTraining(order);
  for (const { edges } of latents) expect([edges[0], edges[edges.length - 1]].map(Math.abs)).toEqual([1, 1]);
  const { model } = await loadTrainedModel(order.modelFolder);
  const constraints = model.layers.flatMap((layer) =>
    layer instanceof BinaryLayer ? [layer.kernelConstraint] : [],
  );
  expect(constraints).toMatchObject([{ name: "clip(1)" }, { name: "clip(1)" }]);
  model.dispose();
});

test("example: another network", async () => {
  const { result } = await runTraining(
    tinyOrder(temporaryFolder(), { network: "mlp", trainImages: 64, batchSize: 32 }),
  );
  expect(result.network).toBe("mlp");
  expect(result.layers.map(({ name }) => name)).toEqual(["dense1", "dense2"]);
});
