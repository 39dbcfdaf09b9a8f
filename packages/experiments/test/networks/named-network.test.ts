import { clippedGradient, unitScale } from "@equal-bits/binarize";
import { DomainError, perTensor } from "@equal-bits/core";
import { BinaryLayer } from "@equal-bits/layers";
import { beforeAll, expect, test } from "vitest";
import { namedNetwork, networks } from "../../src/index.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";
import { cifar } from "./network-trials.js";

beforeAll(useWasmTraining);

test("for every network: found by its name, which is the model's too, and made of the parts asked for", () => {
  const parts = { granularity: perTensor(), scale: unitScale(), gradient: clippedGradient(2) };
  for (const { name } of networks) {
    const model = namedNetwork(name).build({ ...cifar, ...parts, width: 0.0625 });
    expect(model.name).toBe(name);
    const binary = model.layers.filter((layer) => layer instanceof BinaryLayer);
    expect(binary.length).toBeGreaterThan(0);
    for (const layer of binary) expect(layer).toMatchObject({ ...parts, quantizer: cifar.quantizer });
    expect(model.outputs[0].shape).toEqual([null, 10]);
    model.dispose();
  }
});

test("example: the names", () => {
  expect(networks.map(({ name }) => name).join(" ")).toBe(
    "small-cnn mlp lenet conv-2 conv-4 conv-6 conv-8 resnet-8 resnet-20 resnet-18 vgg-small",
  );
});

test("an unknown name is refused", () => {
  expect(() => namedNetwork("resnet")).toThrow(DomainError);
  expect(() => namedNetwork("resnet")).toThrow(/^network must be one of small-cnn, mlp, .*, got resnet$/);
});
