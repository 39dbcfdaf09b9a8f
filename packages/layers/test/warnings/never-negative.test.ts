import { type BinaryActivationOptions, batchNorm, biHalf, rSign, signActivation } from "@equal-bits/layers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { input, layers, type SymbolicTensor } from "@tensorflow/tfjs-layers";
import { expect, test } from "vitest";

/** The warnings of a sign activation behind the given layers. */
function warningsBehind(...between: layers.Layer[]): string[] {
  const warnings: string[] = [];
  const images = input({ shape: [4, 4, 2] });
  const output = between.reduce((tensor, layer) => layer.apply(tensor) as SymbolicTensor, images);
  signActivation({ name: "bits", warn: (message) => warnings.push(message) }).apply(output);
  return warnings;
}

const conv = (activation: "relu" | "linear"): layers.Layer =>
  layers.conv2d({ filters: 2, kernelSize: 1, activation, name: "conv" });
const warned: readonly [string, () => layers.Layer[]][] = [
  ["relu", () => [layers.reLU({ name: "relu" })]],
  ["relu with a maximum", () => [layers.reLU({ maxValue: 6, name: "relu" })]],
  ["a convolution with relu", () => [conv("relu")]],
  ["a dense layer with relu6", () => [layers.dense({ units: 3, activation: "relu6", name: "dense" })]],
  ["an activation of hardSigmoid", () => [layers.activation({ activation: "hardSigmoid", name: "gate" })]],
  [
    "relu, pooling, dropout and flatten",
    () => [
      layers.activation({ activation: "relu", name: "relu" }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.averagePooling2d({ poolSize: 1 }),
      layers.dropout({ rate: 0.5 }),
      layers.flatten(),
    ],
  ],
];
for (const [name, made] of warned)
  test(`example: a sign activation behind ${name} warns, and names the layer`, () => {
    const between = made();
    expect(warningsBehind(...between)).toEqual([
      `the input of sign activation bits is never negative, as it comes from ${between[0].name}: every activation is +1; take that layer away, or put a batch normalization between`,
    ]);
  });

const quiet: readonly [string, () => layers.Layer[]][] = [
  ["the input", () => []],
  ["a linear convolution", () => [conv("linear")]],
  ["relu and batch normalization", () => [conv("relu"), batchNorm()]],
  ["tanh", () => [layers.activation({ activation: "tanh" })]],
  ["a leaky relu", () => [layers.leakyReLU()]],
];
for (const [name, made] of quiet)
  test(`example: a sign activation behind ${name} does not warn`, () => {
    expect(warningsBehind(...made())).toEqual([]);
  });

test("example: a sum is never negative only if all of its terms are", () => {
  const warnings: string[] = [];
  const sign = (): layers.Layer => signActivation({ warn: (message) => warnings.push(message) });
  const images = input({ shape: [4] });
  const rectified = layers.reLU().apply(images) as SymbolicTensor;
  sign().apply(layers.add().apply([rectified, images]) as SymbolicTensor);
  expect(warnings).toHaveLength(0);
  sign().apply(layers.add().apply([rectified, rectified]) as SymbolicTensor);
  expect(warnings).toHaveLength(1);
  sign().apply(tf.ones([1, 4]));
  expect(warnings).toHaveLength(1);
});

const others: readonly [string, (options: BinaryActivationOptions) => layers.Layer, string][] = [
  ["rSign", rSign, "every activation is +1 until the thresholds have grown"],
  ["biHalf", biHalf, "every activation is +1 outside training"],
];
for (const [name, make, what] of others)
  test(`example: ${name} behind a ReLU warns, too`, () => {
    const warnings: string[] = [];
    const relu = layers.reLU({ name: "relu" }).apply(input({ shape: [4] })) as SymbolicTensor;
    make({ name: "bits", warn: (message) => warnings.push(message) }).apply(relu);
    expect(warnings).toEqual([
      `the input of sign activation bits is never negative, as it comes from relu: ${what}; take that layer away, or put a batch normalization between`,
    ]);
  });

test("example: forty sums of a tensor with itself are looked at in no time", () => {
  let tensor = layers.reLU().apply(input({ shape: [1] })) as SymbolicTensor;
  for (let depth = 0; depth < 40; depth++) tensor = layers.add().apply([tensor, tensor]) as SymbolicTensor;
  const warnings: string[] = [];
  signActivation({ warn: (message) => warnings.push(message) }).apply(tensor);
  expect(warnings).toHaveLength(1);
});
