// These tests use the built package: a training process runs plain JavaScript.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runAndReload } from "../dist/run-and-reload.js";
import { evaluateInProcess, runInProcess } from "../dist/run-in-process.js";
import { temporaryFolders } from "./temporary-folder.js";
import { tinyOrder } from "./tiny-runs.js";

const temporaryFolder = temporaryFolders();
const ignore = (): void => {};

test("a model that was trained in one process has the same bits and accuracy in a fresh one", async () => {
  const order = tinyOrder(temporaryFolder());
  const { result, bits } = await runAndReload(order, ignore);
  const { testImages } = order.settings;
  const loaded = await evaluateInProcess({ model: order.modelFolder, ...(testImages ? { testImages } : {}) });
  expect(loaded).toEqual({ testAccuracy: result.testAccuracy, layers: result.layers, bits });
});

test("a saved model of other bits is seen: one latent weight changed in the file", async () => {
  const order = tinyOrder(temporaryFolder());
  const trained = await runInProcess(order, ignore);
  const file = join(order.modelFolder, "weights.bin");
  const floats = new Float32Array(Uint8Array.from(readFileSync(file)).buffer);
  floats.fill(0, 16 * 9 + 4 * 16, 16 * 9 + 4 * 16 + 2000); // in the middle of conv2, behind conv1 and norm1
  writeFileSync(file, new Uint8Array(floats.buffer));
  const { testImages } = order.settings;
  const loaded = await evaluateInProcess({ model: order.modelFolder, ...(testImages ? { testImages } : {}) });
  expect(loaded.bits).not.toBe(trained.bits);
});
