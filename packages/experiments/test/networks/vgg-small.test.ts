import { ShapeError } from "@equal-bits/core";
import { beforeAll, expect, test } from "vitest";
import { vggSmall } from "../../src/index.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { cifar, expectSameTwice, parametersOf, shapesOf, tryNetwork } from "./network-trials.js";

beforeAll(useWasmTraining);

test("example: for CIFAR-10 it has 4,660,106 parameters, of which 4,571,136 are binary", () => {
  const model = vggSmall(cifar);
  expect(parametersOf(model)).toEqual({ all: 4_660_106, binary: 4_571_136 });
  expect(shapesOf(model)).toMatchObject({ sign1: [32, 32, 128], sign2: [16, 16, 128], clip6: [4, 4, 512] });
  model.dispose();
});

test("at full width: a step trains every weight", () =>
  tryNetwork(vggSmall, { ...cifar, inputShape: [8, 8, 3] }, 2));

test("with real-valued activations and another width: a step trains every weight", () =>
  tryNetwork(vggSmall, { ...cifar, inputShape: [9, 11, 1], activation: "real", width: 0.1 }, 4));

test("same options, same layers", () => expectSameTwice(() => vggSmall({ ...cifar, width: 0.1 })));

test("images smaller than 8 × 8 are refused", () => {
  expect(() => vggSmall({ ...cifar, inputShape: [8, 7, 3] })).toThrow(ShapeError);
});
