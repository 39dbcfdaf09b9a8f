import type { Quantizer } from "@equal-bits/core";
import {
  batchNorm,
  binaryConv2d,
  binaryDense,
  binarySeparableConv2d,
  compact,
  compactArtifacts,
  freeze,
  signActivation,
} from "@equal-bits/layers";
import { equalBits, equalLevels } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { type LayersModel, layers, loadLayersModel, sequential } from "@tensorflow/tfjs-layers";
import { expect, test } from "vitest";
import { saved } from "../saved.js";

function net(quantizer: Quantizer): LayersModel {
  return sequential({
    layers: [
      layers.conv2d({ inputShape: [6, 6, 1], filters: 4, kernelSize: 3 }),
      batchNorm(),
      signActivation(),
      binaryConv2d({ filters: 8, kernelSize: 3, quantizer, name: "conv" }),
      binarySeparableConv2d({ filters: 3, kernelSize: 1, quantizer, name: "separable" }),
      layers.flatten(),
      binaryDense({ units: 5, quantizer, useBias: true, name: "dense" }),
    ],
  });
}

for (const levels of [2, 3, 4, 16])
  test(`of ${levels} levels: a compact file has one byte a binary weight, and stock tfjs decodes the very bits`, async () => {
    const frozen = await freeze(net(equalLevels(levels)));
    const whole = await saved(frozen);
    const small = compactArtifacts(whole);
    const { weightSpecs = [], weightData = new ArrayBuffer(0) } = small;
    const weights = 3 * 3 * 4 * 8 + 8 + 8 * 3 + 12 * 5;
    expect(bytesOf(whole) - bytesOf(small)).toBe(3 * weights);
    const [plain, decoded] = [whole, { weightSpecs, weightData }].map(({ weightData, weightSpecs }) =>
      tf.io.decodeWeights(weightData ?? new ArrayBuffer(0), weightSpecs ?? []),
    );
    expect(Object.keys(decoded)).toEqual(Object.keys(plain));
    for (const [name, tensor] of Object.entries(plain))
      expect(new Uint32Array(decoded[name].dataSync().buffer)).toEqual(
        new Uint32Array(tensor.dataSync().buffer),
      );
    const codes = weightSpecs.filter(({ quantization }) => quantization);
    expect(codes.map(({ name }) => name)).toEqual([
      "conv/codes",
      "separable/depthwise_codes",
      "separable/pointwise_codes",
      "dense/codes",
    ]);
  });

function bytesOf({ weightData }: tf.io.ModelArtifacts): number {
  return tf.io.CompositeArrayBuffer.join(weightData).byteLength;
}

test("example: ±1 is saved as scale 2 and least −1, byte 0 for −1 and 1 for +1", async () => {
  const layer = binaryDense({ units: 1, inputShape: [4], quantizer: equalBits(0.5), name: "only" });
  const model = sequential({ layers: [layer] });
  layer.setWeights([tf.tensor2d([4, 1, 2, 3], [4, 1])]);
  const { weightSpecs, weightData } = compactArtifacts(await saved(await freeze(model)));
  expect(weightSpecs?.[0]).toEqual({
    name: "only/codes",
    shape: [4, 1],
    dtype: "float32",
    quantization: { dtype: "uint8", scale: 2, min: -1 },
  });
  expect([...new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData)).subarray(0, 4)]).toEqual([
    1, 0, 0, 1,
  ]);
});

test("through a compact handler: saved, loaded and saved again gives the same bytes and the same outputs", async () => {
  const files: tf.io.ModelArtifacts[] = [];
  const handler = (): tf.io.IOHandler =>
    compact({
      save: async (artifacts) => {
        files.push(structuredClone(artifacts));
        return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
      },
      load: async () => files[files.length - 1],
    });
  const frozen = await freeze(net(equalBits(0.3)));
  await frozen.save(handler());
  const loaded = await loadLayersModel(handler());
  await loaded.save(handler());
  expect(files[1]).toEqual(files[0]);
  const images = tf.randomNormal([2, 6, 6, 1], 0, 1, "float32", 3);
  expect((loaded.predict(images) as tf.Tensor).dataSync()).toEqual(
    (frozen.predict(images) as tf.Tensor).dataSync(),
  );
});

test("a model that is still training is saved by a compact handler as it is, latent weights as float32", async () => {
  const artifacts = await saved(net(equalBits()));
  const small = compactArtifacts(artifacts);
  expect(small.weightSpecs).toEqual(artifacts.weightSpecs);
  expect(small.weightData).toEqual(artifacts.weightData);
  expect(compactArtifacts({ modelTopology: {} })).toEqual({ modelTopology: {} });
});

test("weights of every kind around the codes keep their bytes, and parts of a file are joined", () => {
  const spec = (name: string, dtype: "int32" | "bool" | "float32"): tf.io.WeightsManifestEntry => ({
    name,
    shape: [2],
    dtype,
  });
  const small = compactArtifacts({
    weightSpecs: [
      spec("steps", "int32"),
      spec("flags", "bool"),
      spec("a/codes", "float32"),
      spec("postcodes", "float32"),
      { ...spec("half/codes", "float32"), quantization: { dtype: "float16" } },
    ],
    weightData: [
      new Int32Array([7, 8]).buffer,
      new Uint8Array([1, 0]).buffer,
      new Float32Array([-1, 1]).buffer,
      new Float32Array([-1, 1]).buffer,
      new Uint16Array([1, 2]).buffer,
    ],
  });
  const bytes = [
    7,
    0,
    0,
    0,
    8,
    0,
    0,
    0,
    1,
    0,
    0,
    1,
    ...new Uint8Array(new Float32Array([-1, 1]).buffer),
    1,
    0,
    2,
    0,
  ];
  expect([...new Uint8Array(tf.io.CompositeArrayBuffer.join(small.weightData))]).toEqual(bytes);
});

test("a weight of texts, and an address without a handler, are refused", () => {
  const artifacts = {
    weightSpecs: [{ name: "words", shape: [1], dtype: "string" as const }],
    weightData: new ArrayBuffer(4),
  };
  expect(() => compactArtifacts(artifacts)).toThrow(
    "weight words must be of numbers to be saved, got string",
  );
  expect(() => compact("nowhere://model")).toThrow(
    "the address must be one that tfjs saves to, got nowhere://model",
  );
});
