import { clipConstraint } from "@equal-bits/binarize";
import { EqualBitsError, perGroup } from "@equal-bits/core";
import {
  BinaryDense,
  batchNorm,
  biHalf,
  binaryConv2d,
  binaryDense,
  binaryDepthwiseConv2d,
  binarySeparableConv2d,
  freeze,
  rSign,
  signActivation,
} from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import {
  constraints,
  type LayersModel,
  type layers,
  loadLayersModel,
  sequential,
} from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { saved } from "../saved.js";

type Json = Record<string, unknown>;

const quantizer = equalBits();
const makers: Readonly<Record<string, () => layers.Layer>> = {
  dense: () =>
    binaryDense({
      units: 1,
      inputShape: [2],
      quantizer,
      granularity: perGroup(1),
      kernelConstraint: clipConstraint(1),
    }),
  conv: () => binaryConv2d({ filters: 1, kernelSize: 2, inputShape: [3, 3, 1], quantizer }),
  depthwise: () => binaryDepthwiseConv2d({ kernelSize: 2, inputShape: [3, 3, 1], quantizer }),
  separable: () =>
    binarySeparableConv2d({
      filters: 1,
      kernelSize: 2,
      inputShape: [3, 3, 1],
      quantizer,
      kernelConstraint: constraints.maxNorm({ maxValue: 1 }),
    }),
  norm: () => batchNorm({ inputShape: [2] }),
  sign: () => signActivation({ inputShape: [2] }),
  shifted: () => rSign({ inputShape: [2] }),
  half: () => biHalf({ inputShape: [2], quantizer }),
};

async function topologyOf(kind: string): Promise<Json> {
  const frozen = kind.startsWith("frozen ");
  const model = sequential({ layers: [makers[kind.replace("frozen ", "")]()] });
  const { modelTopology } = await saved(frozen ? await freeze(model) : model);
  return JSON.parse(JSON.stringify(modelTopology));
}

/** Loads a model in whose layer an entry of the configuration has been changed; the text is as it would stand in a file. */
async function loadWith(topology: Json, path: readonly string[], json: string): Promise<LayersModel> {
  const copy = structuredClone(topology) as { config: { layers: { config: Json }[] } }; // of every sequential model
  const owner = path.slice(0, -1).reduce((at, key) => at[key] as Json, copy.config.layers[0].config);
  owner[path[path.length - 1]] = "@here";
  const text = JSON.stringify(copy).replace('"@here"', () => json);
  return loadLayersModel(tf.io.fromMemory({ modelTopology: JSON.parse(text) }));
}

const examples: readonly [string, readonly string[], string, string][] = [
  [
    "dense",
    ["quantizer"],
    '{"name":{"toString":1}}',
    "the model's quantizer must have a text for its name, got an object",
  ],
  [
    "dense",
    ["gradient"],
    '{"name":["identity"]}',
    "the model's gradient must have a text for its name, got an array of 1",
  ],
  ["dense", ["scale"], "null", "the model's scale must have a text for its name, got null"],
  ["frozen dense", ["quantizer", "levels"], '{"toString":1}', "from 2 to 256, got an object"],
  ["frozen dense", ["quantizer", "name"], "7", "the model's quantizer must have a text for its name, got 7"],
  ["dense", ["granularity", "size"], '"1"', 'the model\'s group size must be a whole number ≥ 1, got "1"'],
  ["dense", ["granularity", "size"], "0.5", "the model's group size must be a whole number ≥ 1, got 0.5"],
  [
    "dense",
    ["granularity"],
    '{"kind":{}}',
    "the model's granularity must be perTensor(), perFilter() or perGroup(size), got kind an object",
  ],
  ["dense", ["units"], '{"toString":1}', "units must be a whole number ≥ 1, got an object"],
  ["conv", ["padding"], '{"toString":1}', "padding must be same or valid, got an object"],
  ["conv", ["kernel_size"], "null", "kernelSize must be a whole number ≥ 1 or two of them, got null"],
  ["conv", ["kernel_size"], "{}", "kernelSize must be a whole number ≥ 1 or two of them, got an object"],
  ["conv", ["strides"], "true", "strides must be a whole number ≥ 1 or two of them, got true"],
  ["conv", ["strides"], "[2,2,2]", "strides must be a whole number ≥ 1 or two of them, got an array of 3"],
  ["conv", ["strides"], '[1,"2"]', 'strides must be a whole number ≥ 1, got "2"'],
  ["dense", ["kernel_constraint"], '{"class_name":"constructor","config":{}}', 'got "constructor"'],
  [
    "dense",
    ["kernel_constraint"],
    '{"class_name":"toString"}',
    'of constraints that tfjs knows, got "toString"',
  ],
  ["dense", ["kernel_constraint"], '{"class_name":"Dense","config":{"units":1}}', 'got "Dense"'],
  ["dense", ["kernel_constraint"], '{"class_name":"Zeros","config":{}}', 'got "Zeros"'],
  ["dense", ["kernel_constraint"], '{"class_name":{}}', "got an object"],
  ["separable", ["kernel_constraint", "config"], "null", "must be an object, got null"],
  ["dense", ["gradient"], `{"name":"${"transport(1,".repeat(5000)}identity${")".repeat(5000)}"}`, "gradient"],
  ["norm", ["epsilon"], '"0.1"', 'epsilon must be a number > 0, got "0.1"'],
  ["norm", ["momentum"], '"0.5"', 'momentum must be a number from 0 to 1, got "0.5"'],
  ["half", ["gamma"], '{"toString":1}', "gamma must be a finite number ≥ 0, got an object"],
  ["separable", ["pointwise_scale"], '{"name":"huge"}', "the model's scale must be a known one"],
];
for (const [kind, path, json, message] of examples)
  test(`a file whose ${kind} layer has the ${path.join(".")} ${json.slice(0, 60)} is refused`, async () => {
    const call = loadWith(await topologyOf(kind), path, json);
    await expect(call).rejects.toThrow(message);
    await expect(call).rejects.toBeInstanceOf(EqualBitsError);
  });

test("example: where a file says where warnings go or weights start, it is not heard", async () => {
  const warned = await loadWith(await topologyOf("sign"), ["warn"], '"console"');
  expect(warned.layers[0].getClassName()).toBe("SignActivation");
  for (const [key, json] of [
    ["warn", '"console"'],
    ["kernel_initializer", '"zeros"'],
  ]) {
    const loaded = await loadWith(await topologyOf("dense"), [key], json);
    const [dense] = loaded.layers.filter((layer) => layer instanceof BinaryDense);
    expect(dense.apply(tf.ones([1, 2]), { training: true })).toBeInstanceOf(tf.Tensor);
  }
});

const OF_TFJS = ["name", "trainable", "batch_input_shape", "dtype"];

test("for every entry of every layer that is ours and anything in its place: the model is loaded, or refused with an error of ours", async () => {
  const kinds = [...Object.keys(makers), "frozen dense", "frozen separable"];
  const entries: [Json, string[]][] = [];
  for (const kind of kinds) {
    const topology = await topologyOf(kind);
    const { config } = (topology as { config: { layers: { config: Json }[] } }).config.layers[0]; // of every sequential model
    for (const [key, value] of Object.entries(config).filter(([key]) => !OF_TFJS.includes(key))) {
      entries.push([topology, [key]]);
      if (typeof value === "object" && value !== null && !Array.isArray(value))
        for (const inner of Object.keys(value))
          if (inner !== "config") entries.push([topology, [key, inner]]);
    }
  }
  const odd = fc.oneof(
    fc.constantFrom("null", "true", "-1", "1e400", '""', '"constructor"', '"__proto__"', "[]", "{}"),
    fc.constantFrom(
      '{"toString":1}',
      '{"__proto__":null}',
      '{"name":{"__proto__":null}}',
      '{"class_name":"toString"}',
    ),
    fc.constantFrom('{"class_name":"Conv2D","config":null}', '{"kind":"per_group","size":{}}', "[[[[]]]]"),
    fc
      .jsonValue()
      .map((value) => JSON.stringify(value))
      .filter((json) => !/\d{4}/.test(json)), // sizes would be allocated
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...entries), odd, async ([topology, path], json) => {
      try {
        (await loadWith(topology, path, json)).dispose();
      } catch (error) {
        if (!(error instanceof EqualBitsError)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
});
