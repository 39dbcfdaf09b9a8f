import { DomainError } from "@equal-bits/core";
import { beforeAll, expect, test } from "vitest";
import { mlp } from "../../src/index.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { cifar, expectSameTwice, parametersOf, tryNetwork } from "./network-trials.js";

const fashion = { ...cifar, inputShape: [28, 28, 1] } as const;

beforeAll(useWasmTraining);

test("example: 784-512-512-10 has 663,552 binary weights", () => {
  const model = mlp(fashion);
  expect(parametersOf(model)).toEqual({ all: 663_552 + 4 * 512 + 5130, binary: 784 * 512 + 512 * 512 });
  model.dispose();
});

test("for other hidden layers, widths and both kinds of activations: a step trains every weight", async () => {
  for (const activation of ["binary", "real"] as const)
    for (const hidden of [[16], [16, 8, 12]])
      await tryNetwork(
        (options) => mlp({ ...options, hidden }),
        { ...fashion, activation, inputShape: [6, 5, 2], width: 2 },
        16,
      );
});

test("same options, same layers", () => expectSameTwice(() => mlp({ ...fashion, hidden: [4, 4] })));

test("no hidden layer is refused", () => {
  expect(() => mlp({ ...fashion, hidden: [] })).toThrow(DomainError);
  expect(() => mlp({ ...fashion, hidden: [] })).toThrow("hidden must have at least one layer, got none");
});
