import { DomainError, FormatError, ShapeError } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { initializers, type LayersModel, layers, loadLayersModel, sequential } from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  parseTfjsModel,
  type StoredTensor,
  storedTensor,
  valuesOf,
  writeTfjsModel,
} from "../../src/index.js";
import { models, type TfjsFiles, textOf } from "./tfjs-files.js";

/** A model of stock layers as tfjs saves it. */
async function savedModel(): Promise<TfjsFiles> {
  const kernelInitializer = initializers.heNormal({ seed: 3 });
  const model = sequential({
    layers: [
      layers.conv2d({ name: "conv", inputShape: [4, 4, 1], filters: 3, kernelSize: 2, kernelInitializer }),
      layers.batchNormalization({ name: "norm" }),
      layers.flatten({ name: "flat" }),
      layers.dense({ name: "head", units: 2, kernelInitializer }),
    ],
  });
  let files: TfjsFiles | undefined;
  await model.save(
    tf.io.withSaveHandler(async ({ modelTopology, weightSpecs, weightData, format, generatedBy }) => {
      const bytes = new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData));
      const manifest = [{ paths: ["one", "two"], weights: weightSpecs }];
      files = {
        modelJson: textOf(JSON.stringify({ format, generatedBy, modelTopology, weightsManifest: manifest })),
        shards: new Map([
          ["one", bytes.slice(0, 21)],
          ["two", bytes.slice(21)],
        ]),
      };
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } };
    }),
  );
  model.dispose();
  if (files === undefined) throw new Error("nothing was saved");
  return files;
}

/** Loaded by stock tfjs. */
async function loaded(files: ReadonlyMap<string, Uint8Array>): Promise<LayersModel> {
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(files.get("model.json")));
  const weightData = files.get("weights.bin")?.slice().buffer ?? new ArrayBuffer(0);
  return loadLayersModel(
    tf.io.fromMemory({ modelTopology, weightSpecs: weightsManifest[0].weights, weightData }),
  );
}

const signs = (tensor: StoredTensor): StoredTensor =>
  tensor.shape.length < 2
    ? tensor
    : storedTensor(
        tensor.name,
        tensor.shape,
        valuesOf(tensor).map((value) => (value >= 0 ? 1 : -1)),
      );

for (const compact of [false, true])
  test(`stock tfjs loads ${compact ? "the compact form of " : ""}a model whose weights were replaced, to the bit`, async () => {
    const { modelJson, shards } = await savedModel();
    const { model, tensors } = parseTfjsModel(modelJson, shards);
    const wanted = tensors.map(signs);
    const files = writeTfjsModel(model ?? {}, wanted, { compact });
    const kept = await loaded(files);
    for (const weight of kept.weights) {
      const tensor = wanted.find(({ name }) => name === weight.originalName);
      expect([weight.originalName, weight.shape]).toEqual([tensor?.name, tensor?.shape]);
      const bits = (values: Float32Array): Uint32Array =>
        new Uint32Array(values.buffer, values.byteOffset, values.length);
      const found = weight.read().dataSync() as Float32Array;
      expect(bits(found.slice())).toEqual(bits(valuesOf(tensor as StoredTensor)));
    }
    // conv 2·2·1·3, head 27·2; biases and statistics of batch-norm are 0 and 1 here
    const numbers = 12 + 3 + 4 * 3 + 54 + 2;
    expect(files.get("weights.bin")?.length).toBe(compact ? numbers : 4 * numbers);
    kept.dispose();
  });

test("for every model: read and written again it is the same, and the second time to the byte", () => {
  fc.assert(
    fc.property(models, fc.boolean(), ({ modelJson, shards }, compact) => {
      const first = parseTfjsModel(modelJson, shards);
      const files = writeTfjsModel(first.model ?? {}, first.tensors, { compact });
      const json = files.get("model.json") ?? new Uint8Array(0);
      const again = parseTfjsModel(json, files);
      expect(again.tensors.map(({ name, shape }) => [name, shape])).toEqual(
        first.tensors.map(({ name, shape }) => [name, shape]),
      );
      expect(again.tensors.map(valuesOf)).toEqual(first.tensors.map(valuesOf));
      expect({ ...again.model, weightsManifest: 0 }).toEqual({ ...first.model, weightsManifest: 0 });
      expect(writeTfjsModel(again.model ?? {}, [...again.tensors].reverse(), { compact })).toEqual(files);
    }),
  );
});

test("example: ±1 becomes bytes 0 and 1 with scale 2; what is not whole, or has −0, stays float32", () => {
  const weights = ["signs", "real", "zero"].map((name) => ({ name, shape: [3], dtype: "float32" }));
  const model = { weightsManifest: [{ paths: ["a"], weights }] };
  const files = writeTfjsModel(
    model,
    [
      storedTensor("signs", [3], Float32Array.of(1, -1, 1)),
      storedTensor("real", [3], Float32Array.of(1, -1, 0.5)),
      storedTensor("zero", [3], Float32Array.of(1, -0, 0)),
    ],
    { compact: true },
  );
  expect([...(files.get("weights.bin") ?? [])].slice(0, 3)).toEqual([1, 0, 1]);
  expect(JSON.parse(new TextDecoder().decode(files.get("model.json")))).toEqual({
    weightsManifest: [
      {
        paths: ["weights.bin"],
        weights: [
          { ...weights[0], quantization: { dtype: "uint8", scale: 2, min: -1 } },
          weights[1],
          weights[2],
        ],
      },
    ],
  });
});

test("example: float16 and grids are written as they were read", () => {
  const weights = [
    { name: "half", shape: [1], dtype: "float32", quantization: { dtype: "float16" } },
    { name: "grid", shape: [1], dtype: "int32", quantization: { dtype: "uint16", scale: 3, min: 1 } },
  ];
  const model = { weightsManifest: [{ paths: ["a"], weights }] };
  const shards = new Map([["a", Uint8Array.of(0, 0x3c, 2, 0)]]);
  const { tensors } = parseTfjsModel(textOf(JSON.stringify(model)), shards);
  expect(tensors.map((tensor) => [...valuesOf(tensor)])).toEqual([[1], [7]]);
  const files = writeTfjsModel(model, tensors, { compact: true });
  expect(files.get("weights.bin")).toEqual(shards.get("a"));
  expect(JSON.parse(new TextDecoder().decode(files.get("model.json"))).weightsManifest[0].weights).toEqual(
    weights,
  );
});

const model = { weightsManifest: [{ paths: ["a"], weights: [{ name: "w", shape: [2], dtype: "float32" }] }] };
const right = storedTensor("w", [2], Float32Array.of(1, 2));

test("tensors that are missing, too many, or twice are refused", () => {
  expect(() => writeTfjsModel(model, [])).toThrow('must hold each of the model\'s 1, got none named "w"');
  expect(() => writeTfjsModel(model, [right, { ...right, name: "v" }])).toThrow(/got "v", which it has not/);
  expect(() => writeTfjsModel(model, [right, right])).toThrow(DomainError);
});

test("another shape, another dtype, and bytes that do not fill the shape are refused", () => {
  expect(() => writeTfjsModel(model, [storedTensor("w", [1, 2], Float32Array.of(1, 2))])).toThrow(ShapeError);
  expect(() => writeTfjsModel(model, [storedTensor("w", [2], Float64Array.of(1, 2))])).toThrow(
    /must keep its dtype float32, got float64; a Float32Array makes float32/,
  );
  expect(() => writeTfjsModel(model, [{ ...right, bytes: new Uint8Array(7) }])).toThrow(ShapeError);
});

test("a model without a list of weights is refused", () => {
  expect(() => writeTfjsModel({}, [])).toThrow(FormatError);
});
