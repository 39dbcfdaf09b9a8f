import {
  approxSignGradient,
  centredClipConstraint,
  clipConstraint,
  clippedGradient,
  edeGradient,
  identityGradient,
  irNetGradient,
  polynomialGradient,
  type SurrogateGradient,
} from "@equal-bits/binarize";
import {
  type BinaryDense,
  binaryDense,
  binarySeparableConv2d,
  type LatentConstraint,
} from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { constraints, sequential } from "@tensorflow/tfjs-layers";
import { expect, test } from "vitest";

function layerWith(options: object, warnings: string[] = []): BinaryDense {
  const warn = (message: string): void => void warnings.push(message);
  return binaryDense({ units: 1, inputShape: [4], quantizer: equalBits(), name: "narrow", warn, ...options });
}

async function train(layer: BinaryDense, steps = 2): Promise<void> {
  const model = sequential({ layers: [layer] });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: "meanSquaredError" });
  for (let step = 0; step < steps; step++) await model.trainOnBatch(tf.ones([2, 4]), tf.zeros([2, 1]));
}

const lonely: readonly [SurrogateGradient, string, number][] = [
  [clippedGradient(0.5), "> 0.5", 0.5],
  [approxSignGradient(), "≥ 1", 0.9],
  [polynomialGradient(2 * Math.SQRT2), "≥ 0.5", 0.45],
];
for (const [gradient, beyond, limit] of lonely)
  test(`example: training with ${gradient.name} and no constraint warns once, with the remedy; use alone does not`, async () => {
    const warnings: string[] = [];
    const layer = layerWith({ gradient }, warnings);
    layer.apply(tf.ones([1, 4]));
    expect(warnings).toEqual([]);
    await train(layer);
    expect(warnings).toEqual([
      `the gradient ${gradient.name} of layer narrow is 0 where |w| ${beyond}, and nothing keeps the latent weights within: those beyond never move again; set kernelConstraint, as clipConstraint(${limit}) of @equal-bits/binarize`,
    ]);
  });

test("for a constraint, a layer that does not train, or a gradient that reaches every weight: no warning", async () => {
  const warnings: string[] = [];
  const still = layerWith({ gradient: clippedGradient(1), trainable: false }, warnings);
  still.apply(tf.ones([1, 4]), { training: true });
  await train(layerWith({ gradient: clippedGradient(1), kernelConstraint: clipConstraint(1) }, warnings));
  for (const gradient of [identityGradient(), edeGradient(2), irNetGradient(1)])
    await train(layerWith({ gradient }, warnings));
  expect(warnings).toEqual([]);
});

test("for every gradient with a window: the weights at the limit that the warning advises are reached, and it warns no more", async () => {
  for (const gradient of lonely.map(([gradient]) => gradient)) {
    const warnings: string[] = [];
    await train(layerWith({ gradient }, warnings), 1);
    const limit = Number(/clipConstraint\(([\d.]+)\)/.exec(warnings[0])?.[1]);
    const layer = layerWith({ gradient, kernelConstraint: clipConstraint(limit) }, warnings);
    await train(layer);
    layer.setWeights([tf.tensor2d([5, -5, limit, -limit], [4, 1])]);
    layer.constrain();
    expect(await layer.starvedWeights()).toBe(0);
    expect(warnings).toHaveLength(1);
  }
});

const loose: readonly [string, SurrogateGradient, LatentConstraint][] = [
  ["a clip beyond the window", clippedGradient(1), clipConstraint(5)],
  ["a constraint on the sign alone", clippedGradient(1), constraints.nonNeg()],
  ["a norm beyond the window", clippedGradient(1), constraints.maxNorm({ maxValue: 1.5 })],
  ["a clip at an edge that is not reached", approxSignGradient(), clipConstraint(1)],
];
for (const [name, gradient, kernelConstraint] of loose)
  test(`example: ${name} lets weights starve, so training warns once, and no tensor is left`, async () => {
    const warnings: string[] = [];
    const layer = layerWith({ gradient, kernelConstraint }, warnings);
    layer.build([null, 4]);
    const { numTensors } = tf.memory();
    const x = tf.ones([1, 4]);
    for (let step = 0; step < 2; step++) tf.dispose(layer.apply(x, { training: true }) as tf.Tensor);
    x.dispose();
    await tf.nextFrame(); // what the constraint lets through is read back
    expect(tf.memory().numTensors).toBe(numTensors);
    await train(layer);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("its constraint lets latent weights come there");
  });

test("for a constraint that keeps weights where they are reached: no warning", async () => {
  const warnings: string[] = [];
  const kept: readonly [SurrogateGradient, LatentConstraint][] = [
    [clippedGradient(0.1), clipConstraint(0.1)],
    [clippedGradient(1), centredClipConstraint(1)],
    [clippedGradient(1), constraints.maxNorm({ maxValue: 1 })],
    [approxSignGradient(), clipConstraint(0.99)],
  ];
  for (const [gradient, kernelConstraint] of kept)
    await train(layerWith({ gradient, kernelConstraint }, warnings));
  expect(warnings).toEqual([]);
});

const counts: readonly [SurrogateGradient, number[], number][] = [
  [identityGradient(), [5, -5, 0, 1], 0],
  [clippedGradient(1), [5, -5, 0, 1], 2],
  [approxSignGradient(), [5, -5, 0, 1], 3],
  [edeGradient(10), [5, -5, 0, 0.1], 2],
  [irNetGradient(1), [5, -5, 0, 1], 0],
  [irNetGradient(1), [1, -1, 1, -1], 0], // a pull that is the same for all is no pull once the mean is taken away
];
for (const [gradient, weights, expected] of counts)
  test(`example: of the weights ${weights}, ${gradient.name} does not reach ${expected}, and no tensor is left`, async () => {
    const layer = layerWith({ gradient });
    layer.build([null, 4]);
    layer.setWeights([tf.tensor2d(weights, [4, 1])]);
    const { numTensors } = tf.memory();
    expect(await layer.starvedWeights()).toBe(expected);
    expect(tf.memory().numTensors).toBe(numTensors);
  });

test("example: a separable convolution counts both of its banks", async () => {
  const layer = binarySeparableConv2d({
    filters: 2,
    kernelSize: 1,
    quantizer: equalBits(),
    gradient: clippedGradient(1),
  });
  layer.build([null, 2, 2, 1]);
  layer.setWeights([tf.tensor4d([3], [1, 1, 1, 1]), tf.tensor4d([0.5, -2], [1, 1, 1, 2])]);
  expect(await layer.starvedWeights()).toBe(2);
});
