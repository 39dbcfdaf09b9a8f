import { ShapeError } from "@equal-bits/core";
import { beforeAll, expect, test } from "vitest";
import { resNet18 } from "../../src/index.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { cifar, expectSameTwice, parametersOf, shapesOf, tryNetwork } from "./network-trials.js";

beforeAll(useWasmTraining);

test("example: for CIFAR-10 it has 11,175,946 parameters, of which 10,985,472 are binary, as the authors' code", () => {
  const model = resNet18(cifar);
  expect(parametersOf(model)).toEqual({ all: 11_175_946, binary: 10_985_472 });
  expect(shapesOf(model)).toMatchObject({
    conv1: [32, 32, 64],
    "block2-add2": [32, 32, 64],
    "block3-conv1": [16, 16, 128],
    "block3-shortcut-norm": [16, 16, 128],
    "block8-add2": [4, 4, 512],
    pool: [512],
    logits: [10],
  });
  model.dispose();
});

test("at full width: a step trains every weight", () =>
  tryNetwork(resNet18, { ...cifar, inputShape: [16, 16, 3] }, 2));

test("for both kinds of activations, sizes that do not halve and another width: a step trains every weight", async () => {
  for (const activation of ["binary", "real"] as const)
    await tryNetwork(resNet18, { ...cifar, inputShape: [17, 18, 1], activation, width: 0.125 }, 3);
});

test("same options, same layers", () => expectSameTwice(() => resNet18({ ...cifar, width: 0.0625 })));

test("images smaller than 8 × 8 are refused", () => {
  expect(() => resNet18({ ...cifar, inputShape: [7, 8, 3] })).toThrow(ShapeError);
});
