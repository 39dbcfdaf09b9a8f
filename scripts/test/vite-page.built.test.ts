import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { modelFiles } from "@equal-bits/experiments";
import { binaryConv2d, binaryDense, signActivation } from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import { installTrainingKernels } from "@equal-bits/tfjs-wasm-train";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-wasm";
import { initializers, layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumOptions } from "../setup/chromium-options.mjs";
import { bundlePage } from "../vite-page/bundle-page.mjs";
import { serveFolders } from "../vite-page/serve-folders.mjs";

/** Loads the model that Node has saved, tells its bits and outputs, then trains it on. */
const PAGE = `
import { BinaryLayer, registerParts } from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import "@tensorflow/tfjs-backend-webgl";
import * as tf from "@tensorflow/tfjs-core";
import { loadLayersModel } from "@tensorflow/tfjs-layers";

await tf.setBackend("webgl");
registerParts({ quantizers: [equalBits(0.3), equalBits()] });
const model = await loadLayersModel("/model.json");
const images = tf.randomUniform([4, 8, 8, 1], -1, 1, "float32", 5);
const binary = model.layers.filter((layer) => layer instanceof BinaryLayer);
const bitsOf = async () => (await Promise.all(binary.map((layer) => layer.levels().data()))).map((bits) => [...bits]);
const bits = await bitsOf();
const outputs = [...(await model.predict(images).data())];
model.compile({ optimizer: tf.train.adam(0.05), loss: "meanSquaredError" });
const losses = [];
for (let step = 0; step < 10; step++) losses.push(await model.trainOnBatch(images, tf.ones([4, 3])));
globalThis.result = { backend: tf.getBackend(), bits, outputs, losses, after: await bitsOf() };
`;

interface PageResult {
  readonly backend: string;
  readonly bits: readonly number[][];
  readonly outputs: readonly number[];
  readonly losses: readonly number[];
  readonly after: readonly number[][];
}

let browser: Browser;
let page: { site: string; close: () => void };
let folder = "";
beforeAll(async () => {
  browser = await chromium.launch(chromiumOptions);
  folder = mkdtempSync(join(tmpdir(), "equal-bits-model-"));
  page = await bundlePage(PAGE);
});
afterAll(async () => {
  await browser.close();
  page.close();
  rmSync(folder, { recursive: true });
});

test("a model saved on wasm in Node has the same bits on webgl, in a page bundled from the packed packages, and trains on", async () => {
  const { bits, outputs } = await saveFromNode(folder);
  const result = await openPage([page.site, folder]);
  expect(result.backend).toBe("webgl");
  expect(result.bits).toEqual(bits);
  result.outputs.forEach((value, i) => {
    expect(Math.abs(value - outputs[i])).toBeLessThan(1e-4);
  });
  expect(Math.min(...result.losses.slice(1))).toBeLessThan(result.losses[0]);
  result.after.forEach((levels, layer) => {
    expect(sum(levels)).toBe(sum(bits[layer])); // as many +1 as before
  });
});

async function saveFromNode(to: string): Promise<{ bits: number[][]; outputs: number[] }> {
  await tf.setBackend("wasm");
  const restore = installTrainingKernels();
  const model = net();
  const images = tf.randomUniform([4, 8, 8, 1], -1, 1, "float32", 5);
  model.compile({ optimizer: tf.train.adam(0.05), loss: "meanSquaredError" });
  for (let step = 0; step < 3; step++) await model.trainOnBatch(images, tf.zeros([4, 3]));
  await model.save(modelFiles(to));
  const binary = [model.layers[0], model.layers[3]] as ReturnType<typeof binaryDense>[]; // as net() makes them
  const bits = binary.map((layer) => [...layer.levels().dataSync()]);
  const outputs = [...(model.predict(images) as tf.Tensor).dataSync()];
  restore();
  return { bits, outputs };
}

function net(): Sequential {
  const conv = { filters: 6, kernelSize: 3, strides: 2, inputShape: [8, 8, 1] };
  return sequential({
    layers: [
      binaryConv2d({
        ...conv,
        quantizer: equalBits(0.3),
        kernelInitializer: initializers.heNormal({ seed: 1 }),
      }),
      signActivation(),
      layers.flatten(),
      binaryDense({
        units: 3,
        quantizer: equalBits(),
        useBias: true,
        kernelInitializer: initializers.heNormal({ seed: 2 }),
      }),
    ],
  });
}

async function openPage(folders: readonly string[]): Promise<PageResult> {
  const site = await serveFolders(folders);
  const tab = await browser.newPage();
  try {
    const errors: string[] = [];
    tab.on("pageerror", (error) => errors.push(String(error)));
    await tab.goto(site.url);
    await Promise.race([
      tab.waitForFunction(() => "result" in globalThis, undefined, { timeout: 90_000 }),
      tab.waitForEvent("pageerror", { timeout: 90_000 }).then((error) => Promise.reject(error)),
    ]);
    expect(errors).toEqual([]);
    return await tab.evaluate(() => (globalThis as unknown as { result: PageResult }).result);
  } finally {
    await tab.close();
    site.close();
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
