import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FormatError } from "@equal-bits/core";
import { equalBits } from "@equal-bits/quantizers";
import { memory } from "@tensorflow/tfjs-core";
import { type LayersModel, loadLayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import { modelFiles, smallCnn } from "../src/index.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";
import { temporaryFolders } from "./temporary-folder.js";

const temporaryFolder = temporaryFolders();

function newModel(): LayersModel {
  return smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: equalBits(0.3), seed: 1 });
}

/** A folder with a saved model. */
async function savedModel(): Promise<string> {
  const folder = join(temporaryFolder(), "a", "model");
  const model = newModel();
  await model.save(modelFiles(folder));
  model.dispose();
  return folder;
}

function bytesOf(folder: string): Buffer[] {
  return ["model.json", "weights.bin"].map((file) => readFileSync(join(folder, file)));
}

beforeAll(useWasmTraining);

test("save, load and save give the same bytes, and nothing else is in the folder", async () => {
  const before = memory().numTensors;
  const folder = await savedModel();
  const loaded = await loadLayersModel(modelFiles(folder));
  const again = temporaryFolder();
  await loaded.save(modelFiles(again));
  loaded.dispose();
  expect(bytesOf(again)).toEqual(bytesOf(folder));
  expect(readdirSync(folder).sort()).toEqual(["model.json", "weights.bin"]);
  expect(memory().numTensors).toBe(before);
});

test("equal models are saved as equal bytes, however many the process has made", async () => {
  expect(bytesOf(await savedModel())).toEqual(bytesOf(await savedModel()));
});

test("a model that is saved over another takes its place", async () => {
  const folder = await savedModel();
  const other = smallCnn({ inputShape: [8, 8, 1], classes: 7, quantizer: equalBits(), seed: 2 });
  await other.save(modelFiles(folder));
  const loaded = await loadLayersModel(modelFiles(folder));
  expect(loaded.outputs[0].shape).toEqual([null, 7]);
  for (const model of [other, loaded]) model.dispose();
});

describe("a folder", () => {
  async function refused(spoil: (folder: string) => void, reason: RegExp | string): Promise<void> {
    const folder = await savedModel();
    spoil(folder);
    await expect(loadLayersModel(modelFiles(folder))).rejects.toThrow(FormatError);
    await expect(loadLayersModel(modelFiles(folder))).rejects.toThrow(reason);
    await expect(loadLayersModel(modelFiles(folder))).rejects.toThrow(folder);
  }

  test("that is not there is refused", () =>
    refused((folder) => rmSync(folder, { recursive: true }), /must hold model\.json and weights\.bin/));

  for (const file of ["model.json", "weights.bin"]) {
    test(`without ${file} is refused by its path`, () =>
      refused((folder) => rmSync(join(folder, file)), new RegExp(`got no readable .*${file}$`)));

    test(`whose ${file} is a folder is refused by its path`, () =>
      refused(
        (folder) => {
          rmSync(join(folder, file));
          mkdirSync(join(folder, file));
        },
        new RegExp(`got no readable .*${file}$`),
      ));
  }

  for (const change of [-1, -4, 1])
    test(`whose weights.bin has ${change} bytes too many is refused`, () =>
      refused((folder) => {
        const path = join(folder, "weights.bin");
        truncateSync(path, readFileSync(path).length + change);
      }, /weights\.bin must have \d+ bytes, as its model\.json lists, got \d+/));

  test("whose model.json is too large to be one is refused before it is read", () =>
    refused(
      (folder) => truncateSync(join(folder, "model.json"), 2 ** 26 + 1),
      /must have at most 67108864 bytes/,
    ));

  for (const [what, text] of Object.entries({
    nothing: "",
    "no JSON": "\u0000garbage",
    null: "null",
    "a number": "7",
    "a list": "[]",
    "an empty object": "{}",
    "no topology": '{"modelTopology": null, "weightsManifest": []}',
    "a text as topology": '{"modelTopology": "x", "weightsManifest": []}',
    "no manifest": '{"modelTopology": {}}',
    "a manifest that is no list": '{"modelTopology": {}, "weightsManifest": {"length": 1}}',
  }))
    test(`whose model.json holds ${what} is refused`, () =>
      refused(
        (folder) => writeFileSync(join(folder, "model.json"), text),
        /must be a tfjs layers model, got something else/,
      ));

  const spoiledWeights: Record<string, unknown> = {
    "a negative axis": { shape: [-3, -3, 1, 16] },
    "a fractional axis": { shape: [0.5, 288] },
    "an axis of text": { shape: ["144"] },
    "no shape": { shape: undefined },
    "a shape that is no list": { shape: { length: 0 } },
    "an unknown number type": { dtype: "float16" },
    text: { dtype: "string" },
    "quantized numbers": { quantization: { dtype: "uint8", scale: 1, min: 0 } },
    "no name": { name: 7 },
  };
  for (const [what, changes] of Object.entries(spoiledWeights))
    test(`whose first listed weight has ${what} is refused`, () =>
      refused((folder) => {
        const path = join(folder, "model.json");
        const json = JSON.parse(readFileSync(path, "utf8"));
        Object.assign(json.weightsManifest[0].weights[0], changes);
        writeFileSync(path, JSON.stringify(json));
      }, /model\.json must list float32 or int32 weights with name and shape, got \{/));

  for (const manifest of [
    "[null]",
    "[7]",
    "[{}]",
    '[{"weights": [null]}]',
    '[{"__proto__": {"weights": 1}}]',
  ])
    test(`whose manifest is ${manifest} is refused`, () =>
      refused(
        (folder) =>
          writeFileSync(join(folder, "model.json"), `{"modelTopology": {}, "weightsManifest": ${manifest}}`),
        /must list float32 or int32 weights/,
      ));

  test("whose listed shapes are greater than any file is refused before anything is allocated", () =>
    refused((folder) => {
      const path = join(folder, "model.json");
      const json = JSON.parse(readFileSync(path, "utf8"));
      json.weightsManifest[0].weights[0].shape = [2 ** 40, 2 ** 40];
      writeFileSync(path, JSON.stringify(json));
    }, /weights\.bin must have \d\S* bytes, as its model\.json lists/));
});
