import {
  approxSignGradient,
  clipConstraint,
  clippedGradient,
  edeGradient,
  identityGradient,
  irNetGradient,
  type SurrogateGradient,
} from "@equal-bits/binarize";
import { type BinaryDense, binaryDense, binarySeparableConv2d } from "@equal-bits/layers";
import { equalBits } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { sequential } from "@tensorflow/tfjs-layers";
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

for (const gradient of [clippedGradient(0.5), approxSignGradient()])
  test(`example: training with ${gradient.name} and no constraint warns once, with the remedy; use alone does not`, async () => {
    const warnings: string[] = [];
    const layer = layerWith({ gradient }, warnings);
    layer.apply(tf.ones([1, 4]));
    expect(warnings).toEqual([]);
    await train(layer);
    expect(warnings).toEqual([
      `the gradient ${gradient.name} of layer narrow is 0 where |w| > ${gradient.window}, and nothing keeps the latent weights within: those beyond never move again; set kernelConstraint, as clipConstraint(${gradient.window}) of @equal-bits/binarize`,
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
