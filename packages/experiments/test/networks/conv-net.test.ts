import { ShapeError } from "@equal-bits/core";
import { beforeAll, expect, test } from "vitest";
import { conv2Net, conv4Net, conv6Net, conv8Net } from "../../src/index.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { cifar, expectSameTwice, parametersOf, tryNetwork } from "./network-trials.js";

beforeAll(useWasmTraining);

const nets = [
  { build: conv2Net, weights: 4_300_992, real: 1728 + 2560, least: 2 },
  { build: conv4Net, weights: 2_425_024, real: 1728 + 2560, least: 4 },
  { build: conv6Net, weights: 2_261_184, real: 1728 + 2560, least: 8 },
  { build: conv8Net, weights: 5_275_840, real: 1728 + 2560, least: 16 },
];

test("example: for CIFAR-10 they have as many weights as published, all binary but those of the first and last layer", () => {
  for (const { build, weights, real } of nets) {
    const model = build(cifar);
    expect(parametersOf(model)).toEqual({ all: weights, binary: weights - real });
    model.dispose();
  }
});

test("for the least images of each: a step trains every weight", async () => {
  for (const { build, least } of nets)
    for (const activation of ["binary", "real"] as const)
      await tryNetwork(build, { ...cifar, inputShape: [least, least, 3], width: 0.5, activation }, 16);
});

test("activations are ReLU unless told otherwise", () => {
  const [usual, binary] = [conv2Net(cifar), conv2Net({ ...cifar, activation: "binary" })];
  expect(usual.layers.map(({ name }) => name)).toContain("relu1");
  expect(binary.layers.map(({ name }) => name)).toContain("sign1");
  for (const model of [usual, binary]) model.dispose();
});

test("same options, same layers", () => expectSameTwice(() => conv4Net({ ...cifar, width: 0.1 })));

test("images of which the poolings leave nothing are refused", () => {
  for (const { build, least } of nets) {
    const make = (): unknown => build({ ...cifar, inputShape: [least, least - 1, 3] });
    expect(make).toThrow(ShapeError);
    expect(make).toThrow(`inputShape must have height and width ≥ ${least}, got [${least}, ${least - 1}, 3]`);
  }
});
