import { clippedGradient, entropicRelaxation, unitScale } from "@equal-bits/binarize";
import { perFilter } from "@equal-bits/core";
import {
  type BinaryLayer,
  BinarySeparableConv2D,
  binaryDepthwiseConv2d,
  binarySeparableConv2d,
  type FilterBank,
  freeze,
  type LayerParts,
} from "@equal-bits/layers";
import { equalBits, equalLevels, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { layers, loadLayersModel, type Sequential, sequential } from "@tensorflow/tfjs-layers";
import { afterEach, expect, test } from "vitest";
import { saved } from "../saved.js";

afterEach(async () => {
  await tf.setBackend("cpu");
});

for (const backend of ["cpu", "wasm"])
  test(`on tfjs's ${backend} backend, for every stride, padding and multiplier: outputs are those of tfjs's own layers with the binary weights, in the announced shape`, async () => {
    await tf.setBackend(backend);
    const images = tf.randomNormal([2, 7, 6, 3], 0, 1, "float32", 4) as tf.Tensor4D;
    for (const strides of [1, 2])
      for (const padding of ["same", "valid"] as const)
        for (const depthMultiplier of [1, 2]) {
          const options = {
            kernelSize: 3,
            strides,
            padding,
            depthMultiplier,
            quantizer: equalBits(),
            useBias: true,
          };
          const depthwise = binaryDepthwiseConv2d(options);
          expectSame(depthwise, layers.depthwiseConv2d({ ...options, kernelSize: [3, 3] }), images);
          const separable = binarySeparableConv2d({ ...options, filters: 4 });
          expectSame(
            separable,
            layers.separableConv2d({ ...options, kernelSize: [3, 3], filters: 4 }),
            images,
          );
        }
  });

function expectSame(ours: BinaryLayer, stock: layers.Layer, images: tf.Tensor4D): void {
  const output = ours.apply(images) as tf.Tensor;
  stock.build(images.shape);
  const [height, width, inputs] = [3, 3, images.shape[3]];
  const kernels = ours.banks.map((bank, i) =>
    i === 0
      ? tf.reshape(bank.binaryWeights(), [height, width, inputs, -1])
      : (bank.binaryWeights() as tf.Tensor),
  );
  stock.setWeights([...kernels, tf.zeros([output.shape[3] ?? 0])]);
  const expected = (stock.apply(images) as tf.Tensor).dataSync();
  output.dataSync().forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], 4);
  });
  expect(output.shape).toEqual(ours.computeOutputShape(images.shape));
}

test("example: by default the whole depthwise layer has its half of +1, by filter each has five of nine", () => {
  const build = (options: object): FilterBank => {
    const layer = binaryDepthwiseConv2d({ kernelSize: 3, quantizer: equalBits(), ...options });
    layer.build([null, 5, 5, 4]);
    return layer.banks[0];
  };
  const ups = (bank: FilterBank): number =>
    bank
      .levels()
      .dataSync()
      .filter((level) => level === 1).length;
  expect(ups(build({}))).toBe(18);
  expect(ups(build({ granularity: perFilter() }))).toBe(20);
});

test("example: a depthwise filter is one input channel, and its weights stand in tfjs's order", () => {
  const layer = binaryDepthwiseConv2d({
    kernelSize: [1, 2],
    depthMultiplier: 2,
    quantizer: sign(),
    scale: unitScale(),
  });
  layer.build([null, 1, 2, 2]);
  // the left weights of the filters (channel, multiplier) = 00, 01, 10, 11, then the right ones
  layer.setWeights([tf.tensor4d([1, 1, -1, -1, 1, -1, 1, -1], [1, 2, 1, 4])]);
  const output = layer.apply(tf.tensor4d([1, 10, 2, 20], [1, 1, 2, 2])) as tf.Tensor;
  expect([...output.dataSync()]).toEqual([1 + 2, 1 - 2, -10 + 20, -10 - 20]);
});

test("for every step of training on cpu: both parts of a separable convolution keep their counts, and no tensor is left", async () => {
  const model = net();
  model.compile({ optimizer: tf.train.adam(0.05), loss: "meanSquaredError" });
  const images = tf.randomUniform([4, 5, 5, 2], -1, 1, "float32", 5);
  const targets = tf.randomUniform([4, 3], -1, 1, "float32", 6);
  const [depthwise, separable] = model.layers as BinaryLayer[];
  const before = depthwise.latentWeights().dataSync().slice();
  for (let step = 0; step < 3; step++) await model.trainOnBatch(images, targets);
  expect(depthwise.latentWeights().dataSync()).not.toEqual(before);
  const { numTensors } = tf.memory();
  for (let step = 0; step < 100; step++) await model.trainOnBatch(images, targets);
  expect(tf.memory().numTensors).toBe(numTensors);
  const means = [...depthwise.banks, ...separable.banks].map((bank) =>
    tf.tidy(() => tf.mean(bank.levels()).dataSync()[0]),
  );
  expect(means).toEqual([0, 0, -0.5]);
});

function net(): Sequential {
  return sequential({
    layers: [
      binaryDepthwiseConv2d({
        inputShape: [5, 5, 2],
        kernelSize: 3,
        padding: "same",
        depthMultiplier: 2,
        quantizer: equalBits(),
      }),
      binarySeparableConv2d({
        filters: 3,
        kernelSize: 3,
        quantizer: equalBits(),
        pointwiseQuantizer: equalBits(0.25),
        useBias: true,
      }),
      layers.globalAveragePooling2d({}),
    ],
  });
}

test("saved and loaded, both layers give the same outputs, and the same bytes when saved again", async () => {
  const model = net();
  const images = tf.randomUniform([2, 5, 5, 2], -1, 1, "float32", 5);
  const artifacts = await saved(model);
  const loaded = await loadLayersModel(tf.io.fromMemory(structuredClone(artifacts)));
  expect((loaded.predict(images) as tf.Tensor).dataSync()).toEqual(
    (model.predict(images) as tf.Tensor).dataSync(),
  );
  const again = await saved(loaded);
  expect(again.modelTopology).toEqual(artifacts.modelTopology);
  expect(again.weightSpecs).toEqual(artifacts.weightSpecs);
  expect(again.weightData).toEqual(artifacts.weightData);
  expect(artifacts.weightSpecs?.map(({ name }) => name.replace(/^.*\//, ""))).toEqual([
    "kernel",
    "depthwise_kernel",
    "pointwise_kernel",
    "bias",
  ]);
});

test("sizes that are not whole and wrong inputs are refused", () => {
  const quantizer = equalBits();
  expect(() => binaryDepthwiseConv2d({ kernelSize: 3, depthMultiplier: 0, quantizer })).toThrow(
    "depthMultiplier must be a whole number ≥ 1, got 0",
  );
  expect(() => binarySeparableConv2d({ filters: 0.5, kernelSize: 3, quantizer })).toThrow(
    "filters must be a whole number ≥ 1, got 0.5",
  );
  expect(() => binaryDepthwiseConv2d({ kernelSize: 0, quantizer })).toThrow("kernelSize must be");
  expect(() =>
    binarySeparableConv2d({ filters: 1, kernelSize: 1, quantizer }).apply(tf.zeros([1, 2])),
  ).toThrow("[batch, height, width, in]");
});

test("for each part that the pointwise bank has of its own: it is saved and loaded, and a part that is shared is saved once", async () => {
  const images = tf.randomUniform([2, 5, 5, 2], -1, 1, "float32", 5);
  const changes: readonly [LayerParts, object][] = [
    [{ scale: unitScale() }, { pointwiseScale: { name: "unit" } }],
    [{ gradient: clippedGradient(0.5) }, { pointwiseGradient: { name: "clipped(0.5)" } }],
    [{ relaxation: null }, { pointwiseRelaxation: null }],
    [{ relaxation: entropicRelaxation(0.5) }, { pointwiseRelaxation: { name: "entropic(0.5)" } }],
    [{ relaxation: entropicRelaxation(0.25) }, {}],
  ];
  for (const [parts, expected] of changes) {
    const layer = binarySeparableConv2d({
      inputShape: [5, 5, 2],
      filters: 2,
      kernelSize: 2,
      quantizer: equalBits(),
      relaxation: entropicRelaxation(0.25),
    });
    const model = sequential({ layers: [layer] });
    layer.banks[1].use(parts);
    const own = Object.entries(layer.getConfig()).filter(([key]) => /^pointwise[SRG]/.test(key));
    expect(own.filter(([key]) => key !== "pointwiseGranularity")).toEqual(Object.entries(expected));
    const loaded = await loadLayersModel(tf.io.fromMemory(structuredClone(await saved(model))));
    const [copy] = loaded.layers.filter((candidate) => candidate instanceof BinarySeparableConv2D);
    expect(copy.getConfig()).toEqual(layer.getConfig());
    expect((loaded.predict(images) as tf.Tensor).dataSync()).toEqual(
      (model.predict(images) as tf.Tensor).dataSync(),
    );
    const frozen = await freeze(model);
    expect(Object.keys(frozen.layers[0].getConfig())).not.toContain("pointwiseScale");
  }
});

test("example: the pointwise part is made with parts of its own", () => {
  const layer = binarySeparableConv2d({
    filters: 2,
    kernelSize: 2,
    quantizer: equalBits(),
    gradient: clippedGradient(1),
    pointwiseScale: unitScale(),
    pointwiseGradient: null,
  });
  const [depthwise, pointwise] = layer.banks.map(({ parts }) => [parts.scale.name, parts.gradient?.name]);
  expect([depthwise, pointwise]).toEqual([
    ["fan-in", "clipped(1)"],
    ["unit", undefined],
  ]);
});

test("parts that one of two banks cannot take are refused, and neither is changed", () => {
  const layer = binarySeparableConv2d({
    filters: 1,
    kernelSize: 2,
    quantizer: equalBits(),
    pointwiseQuantizer: equalLevels(3),
  });
  expect(() => layer.use({ quantizer: sign() })).toThrow("the quantizer of a layer must keep its 3 levels");
  expect(layer.quantizer.name).toBe("equal-bits(0.5)");
});
