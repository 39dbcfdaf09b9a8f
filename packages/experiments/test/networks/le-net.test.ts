import { ShapeError } from "@equal-bits/core";
import { beforeAll, expect, test } from "vitest";
import { leNet } from "../../src/index.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { cifar, expectSameTwice, parametersOf, tryNetwork } from "./network-trials.js";

const fashion = { ...cifar, inputShape: [28, 28, 1] } as const;

beforeAll(useWasmTraining);

test("example: for 28 × 28 grey images it has 313,344 binary weights", () => {
  const model = leNet(fashion);
  const binary = 25 * 32 * 64 + 4 * 4 * 64 * 256;
  expect(parametersOf(model)).toEqual({ all: 25 * 32 + binary + 2 * (32 + 64 + 256) + 2570, binary });
  model.dispose();
});

test("for the least images and both kinds of activations: a step trains every weight", async () => {
  for (const activation of ["binary", "real"] as const)
    await tryNetwork(leNet, { ...fashion, inputShape: [16, 17, 1], width: 0.25, activation }, 16);
});

test("same options, same layers", () => expectSameTwice(() => leNet({ ...fashion, width: 0.25 })));

test("images smaller than 16 × 16 are refused", () => {
  expect(() => leNet({ ...fashion, inputShape: [15, 16, 1] })).toThrow(ShapeError);
});
