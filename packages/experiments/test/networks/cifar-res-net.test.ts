import { DomainError, ShapeError } from "@equal-bits/core";
import { beforeAll, expect, test } from "vitest";
import { resNet8, resNet20 } from "../../src/index.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { cifar, expectSameTwice, parametersOf, shapesOf, tryNetwork } from "./network-trials.js";

beforeAll(useWasmTraining);

test("example: ResNet-20 for CIFAR-10 has 269,850 parameters, of which 267,264 are binary", () => {
  for (const activation of ["binary", "real"] as const) {
    const model = resNet20({ ...cifar, activation });
    expect(parametersOf(model)).toEqual({ all: 269_850, binary: 267_264 });
    model.dispose();
  }
});

test("example: ResNet-8 for CIFAR-10 has 75,418 parameters, of which 73,728 are binary", () => {
  const model = resNet8(cifar);
  expect(parametersOf(model)).toEqual({ all: 75_418, binary: 73_728 });
  model.dispose();
});

test("example: stages of 16, 32 and 64 channels, each half as high and wide as the one before", () => {
  const model = resNet20(cifar);
  expect(shapesOf(model)).toMatchObject({
    conv1: [32, 32, 16],
    "block3-clip2": [32, 32, 16],
    "block4-conv1-pad": [34, 34, 16],
    "block4-conv1": [16, 16, 32],
    "block4-widen": [16, 16, 32],
    "block7-add1": [8, 8, 64],
    "block9-clip2": [8, 8, 64],
    pool: [64],
    logits: [10],
  });
  model.dispose();
});

test("for both kinds of activations, sizes that do not halve and another width: a step trains every weight", async () => {
  for (const activation of ["binary", "real"] as const)
    await tryNetwork(resNet8, { ...cifar, inputShape: [15, 14, 3], activation, width: 0.75 });
});

test("ResNet-20 trains a step", () => tryNetwork(resNet20, { ...cifar, inputShape: [16, 16, 3] }));

test("same options, same layers", () => expectSameTwice(() => resNet8(cifar)));

test("small images and bad widths are refused", () => {
  expect(() => resNet20({ ...cifar, inputShape: [3, 8, 1] })).toThrow(ShapeError);
  for (const width of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    const make = (): unknown => resNet8({ ...cifar, width });
    expect(make).toThrow(DomainError);
    expect(make).toThrow(`width must be a number > 0, got ${width}`);
  }
});
