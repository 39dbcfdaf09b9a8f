import {
  clipConstraint,
  clippedGradient,
  edeGradient,
  entropicRelaxation,
  fanInScale,
  learnedScale,
  meanMagnitudeScale,
  unitScale,
} from "@equal-bits/binarize";
import { perFilter } from "@equal-bits/core";
import { BinaryLayer, binaryConv2d, binaryDense, binaryDepthwiseConv2d } from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { loadLayersModel, sequential } from "@tensorflow/tfjs-layers";
import { beforeEach, expect, test } from "vitest";
import { saved } from "../saved.js";

const quantizer = equalBits();

beforeEach(async () => {
  await tf.setBackend("cpu"); // importing wasm makes that the backend
});

test("for each kind of layer: a learned scale starts at √(2/fan-in), one a filter, and trains with the latent weights", async () => {
  const scale = learnedScale();
  const cases: [BinaryLayer, number[], number, number][] = [
    [binaryDense({ units: 3, inputShape: [8], quantizer, scale }), [2, 8], 8, 3],
    [
      binaryConv2d({ filters: 3, kernelSize: 2, inputShape: [4, 4, 2], quantizer, scale }),
      [2, 4, 4, 2],
      8,
      3,
    ],
    [
      binaryDepthwiseConv2d({
        kernelSize: 2,
        depthMultiplier: 2,
        inputShape: [4, 4, 2],
        quantizer,
        scale,
        granularity: perFilter(),
      }),
      [2, 4, 4, 2],
      4,
      4,
    ],
  ];
  for (const [layer, inputShape, fanIn, filters] of cases) {
    const model = sequential({ layers: [layer] });
    const x = tf.randomUniform(inputShape, -1, 1, "float32", 3);
    const before = model.predict(x) as tf.Tensor;
    const weight = layer.weights[1];
    expect(weight.name.endsWith("scale")).toBe(true);
    expect([...weight.read().dataSync()]).toEqual(new Array(filters).fill(Math.fround(Math.sqrt(2 / fanIn))));
    layer.weights[1].write(tf.mul(weight.read(), 2));
    const doubled = model.predict(x) as tf.Tensor;
    expect([...doubled.dataSync()]).toEqual([...tf.mul(before, 2).dataSync()]);
    model.compile({ optimizer: tf.train.sgd(0.1), loss: "meanSquaredError" });
    const scales = weight.read().dataSync().slice();
    const latents = layer.latentWeights().dataSync().slice();
    await model.trainOnBatch(x, tf.zeros(doubled.shape));
    expect(
      weight
        .read()
        .dataSync()
        .every((value, i) => value < scales[i]),
    ).toBe(true);
    expect(layer.latentWeights().dataSync()).not.toEqual(latents);
    const artifacts = await saved(model);
    const loaded = await loadLayersModel(tf.io.fromMemory(structuredClone(artifacts)));
    expect((loaded.predict(x) as tf.Tensor).dataSync()).toEqual((model.predict(x) as tf.Tensor).dataSync());
    expect((await saved(loaded)).weightData).toEqual(artifacts.weightData);
  }
});

for (const backend of ["cpu", "wasm"])
  test(`on tfjs's ${backend} backend, for a hundred steps with every option and other parts at each: no tensor is left behind`, async () => {
    await tf.setBackend(backend);
    const layer = binaryDense({
      units: 3,
      inputShape: [8],
      quantizer,
      scale: learnedScale(),
      kernelConstraint: clipConstraint(1),
      useBias: true,
    });
    const model = sequential({ layers: [layer] });
    model.compile({ optimizer: tf.train.adam(0.01), loss: "meanSquaredError" });
    const [x, y] = [tf.randomUniform([4, 8], -1, 1, "float32", 3), tf.ones([4, 3])];
    const step = async (i: number): Promise<void> => {
      layer.use(
        i % 2 === 0
          ? { relaxation: entropicRelaxation(1 / (1 + i)), gradient: null }
          : { relaxation: null, gradient: edeGradient(1 + i) },
      );
      await model.trainOnBatch(x, y);
    };
    for (let i = 0; i < 2; i++) await step(i);
    const { numTensors } = tf.memory();
    for (let i = 2; i < 102; i++) await step(i);
    expect(tf.memory().numTensors).toBe(numTensors);
  });

test("a scale that would begin or cease to learn is refused", () => {
  const fixed = binaryDense({ units: 1, quantizer });
  expect(() => fixed.use({ scale: learnedScale() })).toThrow(
    "the scale of a layer must not learn as before, got learned after fan-in",
  );
  const learned = binaryDense({ units: 1, quantizer, scale: learnedScale() });
  learned.use({ scale: learnedScale() });
  expect(() => learned.use({ scale: unitScale() })).toThrow(
    "the scale of a layer must learn as before, got unit after learned",
  );
});

test("example: a relaxation softens what the layer uses, not its levels; null hardens it again, and the gradient goes with it", async () => {
  const layer = binaryDense({
    units: 2,
    inputShape: [6],
    quantizer,
    scale: unitScale(),
    relaxation: entropicRelaxation(0.5),
  });
  const model = sequential({ layers: [layer] });
  expect(layer.gradient.name).toBe("ot-jacobian(0.5)");
  const soft = layer.binaryWeights();
  expect(soft.dataSync().every((value) => Math.abs(value) < 1)).toBe(true);
  for (const sum of tf.sum(soft, 0).dataSync()) expect(sum).toBeCloseTo(0, 4);
  const levels = layer.levels().dataSync();
  expect(levels.every((level) => Math.abs(level) === 1)).toBe(true);
  const loaded = await loadLayersModel(tf.io.fromMemory(structuredClone(await saved(model))));
  const [copy] = loaded.layers.filter((candidate) => candidate instanceof BinaryLayer);
  expect(copy.binaryWeights().dataSync()).toEqual(soft.dataSync());
  layer.use({ relaxation: null });
  expect(layer.binaryWeights().dataSync()).toEqual(levels);
  expect(layer.gradient.name).toBe("identity");
  layer.use({ relaxation: entropicRelaxation(0.1), gradient: clippedGradient(2) });
  expect(layer.gradient.name).toBe("clipped(2)");
  layer.use({ gradient: null });
  expect(layer.gradient.name).toBe("ot-jacobian(0.1)");
});

test("for every scale of binarize with arguments: it is found by name, with no call of registerParts", async () => {
  for (const scale of [fanInScale({ sparsity: 0.75 }), meanMagnitudeScale(), learnedScale()]) {
    const model = sequential({ layers: [binaryDense({ units: 2, inputShape: [4], quantizer, scale })] });
    const loaded = await loadLayersModel(tf.io.fromMemory(structuredClone(await saved(model))));
    expect(loaded.layers[0].getConfig().scale).toEqual({ name: scale.name });
  }
});

test("for each shape that holds one number a filter: a learned scale starts at it; another shape is refused before anything is made", () => {
  const starting = (factor: () => number | tf.Tensor): BinaryLayer => {
    const layer = binaryDense({
      units: 3,
      quantizer,
      scale: { name: "mine", learned: true, factor },
    });
    layer.build([null, 2]);
    return layer;
  };
  const starts = (factor: () => number | tf.Tensor): number[] => [
    ...starting(factor).weights[1].read().dataSync(),
  ];
  expect(starts(() => 2)).toEqual([2, 2, 2]);
  expect(starts(() => tf.scalar(2))).toEqual([2, 2, 2]);
  expect(starts(() => tf.tensor1d([2]))).toEqual([2, 2, 2]);
  expect(starts(() => tf.tensor2d([[2]]))).toEqual([2, 2, 2]);
  expect(starts(() => tf.tensor1d([1, 2, 3]))).toEqual([1, 2, 3]);
  expect(starts(() => tf.tensor2d([[1, 2, 3]]))).toEqual([1, 2, 3]);
  const { numTensors } = tf.memory();
  for (const shape of [[2], [2, 1], [2, 3], [3, 1]])
    expect(() => starting(() => tf.ones(shape))).toThrow(
      `the factor of mine must be a number, [1] or one number a filter to be learned, got [${shape.join(", ")}]`,
    );
  expect(tf.memory().numTensors).toBe(numTensors);
});
