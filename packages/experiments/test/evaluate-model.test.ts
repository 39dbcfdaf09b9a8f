import { execFile } from "node:child_process";
import { existsSync, readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { apportion, DomainError, FormatError } from "@equal-bits/core";
import { memory } from "@tensorflow/tfjs-core";
import { model as functional, input, type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import { evaluateModel, modelFiles } from "../src/index.js";
import { type RunOutcome, runTraining } from "../src/run-training.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";
import { imageFolder } from "./image-folder.js";
import { temporaryFolders } from "./temporary-folder.js";
import { fashionSubset, tinyOptions, tinyOrder } from "./tiny-runs.js";

const temporaryFolder = temporaryFolders();
const commandLine = fileURLToPath(new URL("../../cli/dist/main.js", import.meta.url));

let folder = "";
let trained: RunOutcome;
beforeAll(async () => {
  const order = tinyOrder(temporaryFolder());
  trained = await runTraining(order);
  folder = order.modelFolder;
});

test("a trained model has the accuracy and the bits that it had when it was saved, and nothing is left of it", async () => {
  const before = memory().numTensors;
  const { testAccuracy, layers: bits } = await evaluateModel({
    model: folder,
    data: fashionSubset,
    testImages: 50,
  });
  expect(memory().numTensors).toBe(before);
  expect(testAccuracy).toBe(trained.result.testAccuracy);
  expect(bits).toEqual(trained.result.layers);
  for (const { size, positives } of bits)
    for (const count of positives) expect(count).toBe(apportion(size, [0.7, 0.3])[1]);
});

test("pixels are brought to the numbers that it was trained on, whatever training images lie beside the test images", async () => {
  const [eight, three] = [8, 3].map((train) => imageFolder(temporaryFolder(), { side: 28, train, test: 40 }));
  expect(await evaluateModel({ model: folder, data: eight })).toEqual(
    await evaluateModel({ model: folder, data: three }),
  );
});

test.skipIf(!existsSync(commandLine))(
  "a new process that is told only the folder finds the same accuracy and bits",
  async () => {
    const words = [commandLine, "evaluate", folder, "--json", "--data", fashionSubset, "--test-images", "50"];
    const { stdout } = await promisify(execFile)(process.execPath, words);
    const { testAccuracy, layers: bits } = trained.result;
    expect(JSON.parse(stdout)).toMatchObject({ testAccuracy, layers: bits });
  },
);

describe("what is refused", () => {
  /** Expects a FormatError, and nothing left of the model. */
  async function refused(model: string, data: string, reason: RegExp | string): Promise<void> {
    const before = memory().numTensors;
    await expect(evaluateModel({ model, data })).rejects.toThrow(FormatError);
    await expect(evaluateModel({ model, data })).rejects.toThrow(reason);
    expect(memory().numTensors).toBe(before);
  }

  test("a folder that holds no model is refused by its path", () => {
    const empty = temporaryFolder();
    return refused(empty, fashionSubset, join(empty, "model.json"));
  });

  test("images of another size than the model's input are refused, with both", () =>
    refused(
      folder,
      imageFolder(temporaryFolder(), { side: 12 }),
      /must be \[28, 28, 1\] .*, got \[12, 12, 1\]/,
    ));

  test("a data file that was cut is refused by its path", () => {
    const data = imageFolder(temporaryFolder(), { side: 28 });
    truncateSync(join(data, "t10k-images-idx3-ubyte"), 1000);
    return refused(folder, data, "t10k-images-idx3-ubyte");
  });

  test("a number of test images out of range is refused", async () => {
    for (const testImages of [0, -1, 1.5, Number.NaN])
      await expect(evaluateModel({ ...tinyOptions, model: folder, testImages })).rejects.toThrow(DomainError);
  });

  async function saved(model: LayersModel): Promise<string> {
    const at = temporaryFolder();
    await model.save(modelFiles(at));
    model.dispose();
    return at;
  }

  test("a model of vectors is refused, though its length is the images' height", async () => {
    await useWasmTraining();
    const model = sequential({ layers: [layers.dense({ units: 10, inputShape: [28] })] });
    await refused(
      await saved(model),
      fashionSubset,
      /must be \[28\] as the model's input, got \[28, 28, 1\]/,
    );
  });

  test("a model of two outputs is refused", async () => {
    await useWasmTraining();
    const images = input({ shape: [28, 28, 1] });
    const flat = layers.flatten().apply(images) as typeof images; // of one input
    const outputs = [1, 2].map(() => layers.dense({ units: 10 }).apply(flat) as typeof images); // of one input
    await refused(
      await saved(functional({ inputs: images, outputs })),
      fashionSubset,
      /one input and one output, got 1 and 2/,
    );
  });

  test("example: a plain tfjs model of these images is judged, with no binary layers", async () => {
    await useWasmTraining();
    const model = sequential({
      layers: [layers.flatten({ inputShape: [28, 28, 1] }), layers.dense({ units: 10 })],
    });
    const found = await evaluateModel({ model: await saved(model), data: fashionSubset, testImages: 20 });
    expect(found.layers).toEqual([]);
    expect((found.testAccuracy * 20) % 1).toBeCloseTo(0, 10);
  });
});

test("what it reads stays as it was", async () => {
  const before = ["model.json", "weights.bin"].map((file) => readFileSync(join(folder, file)));
  await evaluateModel({ model: folder, data: fashionSubset, testImages: 10 });
  expect(["model.json", "weights.bin"].map((file) => readFileSync(join(folder, file)))).toEqual(before);
});
