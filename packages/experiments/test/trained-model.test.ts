import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FormatError } from "@equal-bits/core";
import { equalBits } from "@equal-bits/quantizers";
import { memory, randomNormal, type Tensor } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { beforeAll, describe, expect, test } from "vitest";
import { modelFiles, smallCnn } from "../src/index.js";
import { catalogueRule } from "../src/rules/catalogue-rule.js";
import { fileRule } from "../src/rules/file-rule.js";
import { loadTrainedModel, saveTrainedModel } from "../src/trained-model.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";
import { temporaryFolders } from "./temporary-folder.js";
import { smallData } from "./tiny-runs.js";

const temporaryFolder = temporaryFolders();
const data = smallData(4);

function newModel(): LayersModel {
  return smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: equalBits(0.3), seed: 1 });
}

async function savedModel(): Promise<string> {
  const folder = temporaryFolder();
  const model = newModel();
  await saveTrainedModel(folder, model, catalogueRule("equal-bits:0.3"), data);
  model.dispose();
  return folder;
}

/** Changes the model.json of a folder. */
function edit(folder: string, change: (text: string) => string): void {
  const path = join(folder, "model.json");
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

beforeAll(useWasmTraining);

test("a loaded model gives the same outputs, and knows its normalization", async () => {
  const before = memory().numTensors;
  const { model, normalization } = await loadTrainedModel(await savedModel());
  expect(normalization).toEqual(data.normalization);
  const original = newModel();
  const images = randomNormal([5, 8, 8, 1], 0, 1, "float32", 3);
  const [logits, wanted] = [model, original].map((each) => each.apply(images) as Tensor); // models of one output
  expect([...logits.dataSync()]).toEqual([...wanted.dataSync()]);
  for (const thing of [logits, wanted, images, model, original]) thing.dispose();
  expect(memory().numTensors).toBe(before);
});

test("example: a model that says nothing of its normalization has none", async () => {
  const folder = temporaryFolder();
  const saved = newModel();
  await saved.save(modelFiles(folder));
  const { model, normalization } = await loadTrainedModel(folder);
  expect(normalization).toBeNull();
  for (const each of [saved, model]) each.dispose();
});

for (const saved of [
  "null",
  "7",
  "[]",
  '{"mean":[0]}',
  '{"mean":"0","deviation":"1"}',
  '{"mean":[null],"deviation":[1]}',
])
  test(`example: a normalization of ${saved} is none`, async () => {
    const folder = await savedModel();
    edit(folder, (text) => text.replace(/"normalization":\{.*?\}/, `"normalization":${saved}`));
    const { model, normalization } = await loadTrainedModel(folder);
    expect(normalization).toBeNull();
    model.dispose();
  });

describe("a model of a rule of one's own", () => {
  /** A module whose rule puts every weight on one level. */
  function moduleOf(name: string, level: number): string {
    const path = join(temporaryFolder(), "rule.mjs");
    const text = `export default { name: "${name}", levels: 2, assign: (w, out) => out.fill(${level}), values: () => [-1, 1] };`;
    writeFileSync(path, text);
    return path;
  }
  async function savedUnder(path: string): Promise<string> {
    const folder = temporaryFolder();
    const rule = await fileRule(path);
    const model = smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: rule.quantizer, seed: 1 });
    await saveTrainedModel(folder, model, rule, data);
    model.dispose();
    return folder;
  }
  const trained = (folder: string): string =>
    `${folder} must be loaded with the rule that it was trained with, mine, SHA-256 `;

  test("example: is loaded with its module, wherever that is now", async () => {
    const folder = await savedUnder(moduleOf("mine", 1));
    (await loadTrainedModel(folder, moduleOf("mine", 1))).model.dispose();
  });

  test("without its module is refused, though the process knows the rule's name", async () => {
    const folder = await savedUnder(moduleOf("mine", 1));
    await expect(loadTrainedModel(folder)).rejects.toThrow(FormatError);
    await expect(loadTrainedModel(folder)).rejects.toThrow(trained(folder));
    await expect(loadTrainedModel(folder)).rejects.toThrow("got no module; name it, as --quantizer FILE");
  });

  test("that goes by a name of the catalogue is not loaded with that one", async () => {
    await expect(loadTrainedModel(await savedUnder(moduleOf("sign", 1)))).rejects.toThrow("got no module");
  });

  for (const [what, other] of [
    ["that was changed", moduleOf("mine", 0)],
    ["of another name", moduleOf("yours", 1)],
  ])
    test(`with a module ${what} is refused, telling both`, async () => {
      const folder = await savedUnder(moduleOf("mine", 1));
      const { identity } = await fileRule(other);
      await expect(loadTrainedModel(folder, other)).rejects.toThrow(trained(folder));
      await expect(loadTrainedModel(folder, other)).rejects.toThrow(`got ${identity} from ${other}`);
    });

  test("of before, that says only its name, goes by that", async () => {
    const folder = await savedUnder(moduleOf("mine", 1));
    edit(folder, (text) => text.replace(/"identity":"[^"]*",/, ""));
    (await loadTrainedModel(folder, moduleOf("mine", 0))).model.dispose();
    await expect(loadTrainedModel(folder, moduleOf("yours", 1))).rejects.toThrow(
      "the rule that it was trained with, mine, got yours, SHA-256 ",
    );
  });
});

describe("a model", () => {
  async function refused(spoil: (folder: string) => void, reason: RegExp): Promise<void> {
    const folder = await savedModel();
    spoil(folder);
    const before = Object.getOwnPropertyNames(Object.prototype);
    await expect(loadTrainedModel(folder)).rejects.toThrow(FormatError);
    await expect(loadTrainedModel(folder)).rejects.toThrow(reason);
    await expect(loadTrainedModel(folder)).rejects.toThrow(folder);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  }
  const replaced = (from: string | RegExp, to: string) => (folder: string) =>
    edit(folder, (text) => {
      expect(text).toMatch(from);
      return text.replaceAll(from, to);
    });

  test("whose layers name an unknown quantizer is refused", () =>
    refused(replaced(/\{"name":"equal-bits\(0\.3\)"\}/g, '{"name":"majority"}'), /got majority/));

  test("that was trained with an unknown quantizer is refused", () =>
    refused(replaced(/equal-bits\(0\.3\)/g, "majority"), /quantizer must be one of .*, got majority/));

  for (const name of ["__proto__", "constructor", "toString"])
    test(`whose quantizer is ${name} is refused`, () =>
      refused(replaced(/equal-bits\(0\.3\)/g, name), new RegExp(`got ${name}`)));

  for (const name of ["Majority", "__proto__", "constructor", "hasOwnProperty"])
    test(`with a layer of class ${name} is refused`, () =>
      refused(replaced(/"class_name":"BatchNorm"/g, `"class_name":"${name}"`), /can be loaded, got: /));

  test("of an empty topology is refused", () =>
    refused(
      replaced(/"modelTopology":\{.*\},"userDefinedMetadata"/g, '"modelTopology":{},"userDefinedMetadata"'),
      /can be loaded, got: /,
    ));

  test("whose layers are nested too deep is refused", () =>
    refused(
      replaced('"name":"small-cnn"', `"name":"small-cnn","deep":${"[".repeat(1e5)}${"]".repeat(1e5)}`),
      /must (hold a model that can be loaded|be a tfjs layers model)/,
    ));

  test("whose list of weights lacks one of its layers is refused", () =>
    refused(replaced(/"name":"logits\/bias"/g, '"name":"logits/other"'), /can be loaded, got: .*logits/));

  test("whose weights go by the name of a prototype are refused", () =>
    refused(replaced(/"name":"logits\/bias"/g, '"name":"__proto__"'), /can be loaded, got: /));

  test("whose listed shape is not its layer's is refused", () =>
    refused(replaced('"shape":[3,3,16,32]', '"shape":[3,3,32,16]'), /can be loaded, got: .*[Ss]hape/));

  test("of another architecture than its weights is refused", () =>
    refused(replaced('"filters":32', '"filters":33'), /can be loaded, got: /));

  test("of layers greater than any memory is refused", () =>
    refused(replaced('"units":3', '"units":1000000000000'), /can be loaded, got: /));

  for (const [what, place] of [
    ["binary", 4 * 300],
    ["real-valued", 0],
  ] as const)
    test(`with NaN in a ${what} weight is refused by name and index`, () =>
      refused((folder) => {
        const path = join(folder, "weights.bin");
        const bytes = readFileSync(path);
        bytes.writeFloatLE(Number.NaN, place);
        writeFileSync(path, bytes);
      }, /conv[12]\/kernel must be finite, got NaN at index \d+/));
});
