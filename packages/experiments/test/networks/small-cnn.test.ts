import { apportion, ShapeError } from "@equal-bits/core";
import { equalBits, sign } from "@equal-bits/quantizers";
import { memory, randomNormal, type Tensor } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { binaryWeightsOf } from "../../src/binary-layers.js";
import { type NetworkOptions, smallCnn } from "../../src/index.js";
import { layerResult } from "../../src/layer-result.js";
import { useWasmTraining } from "../../src/wasm-training-backend.js";

const fashion = { inputShape: [28, 28, 1], classes: 10, quantizer: equalBits(0.3), seed: 1 } as const;

/** The initial values of each weight by name; those of batch normalization and of the bias are constants. */
function initialWeights(changes: Partial<NetworkOptions>): Record<string, number[]> {
  const model = smallCnn({ ...fashion, inputShape: [8, 8, 1], ...changes });
  const weights = model.weights.map((weight) => [weight.originalName, [...weight.read().dataSync()]]);
  model.dispose();
  return Object.fromEntries(weights);
}

beforeAll(useWasmTraining);

test("example: the layers for 28 × 28 grey images, and their weights", () => {
  const model = smallCnn(fashion);
  const sizes = model.layers.flatMap(({ name, weights }) => weights.map((weight) => [name, weight.shape]));
  expect(sizes).toEqual([
    ["conv1", [3, 3, 1, 16]],
    ...new Array(4).fill(["norm1", [16]]),
    ["conv2", [3, 3, 16, 32]],
    ...new Array(4).fill(["norm2", [32]]),
    ["conv3", [3, 3, 32, 64]],
    ...new Array(4).fill(["norm3", [64]]),
    ["logits", [3 * 3 * 64, 10]],
    ["logits", [10]],
  ]);
  expect(binaryWeightsOf(model).map(({ name }) => name)).toEqual(["conv2", "conv3"]);
  model.dispose();
});

test("for every image from 8 × 8: one row of logits an image, and nothing is left of the model", () => {
  const shapes = fc.tuple(
    fc.integer({ min: 8, max: 17 }),
    fc.integer({ min: 8, max: 17 }),
    fc.constantFrom(1, 3),
  );
  fc.assert(
    fc.property(shapes, fc.integer({ min: 1, max: 12 }), (inputShape, classes) => {
      const before = memory().numTensors;
      const model = smallCnn({ ...fashion, inputShape, classes });
      const images = randomNormal([2, ...inputShape], 0, 1, "float32", 1);
      const logits = model.apply(images) as Tensor; // a model of one output
      expect(logits.shape).toEqual([2, classes]);
      expect([...logits.dataSync()].every(Number.isFinite)).toBe(true);
      for (const thing of [logits, images, model]) thing.dispose();
      expect(memory().numTensors).toBe(before);
    }),
    { numRuns: 5 },
  );
});

test("for every ratio: each filter of an untrained model has exactly its share of +1", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (ratio) => {
      const model = smallCnn({ ...fashion, inputShape: [8, 8, 1], quantizer: equalBits(ratio) });
      for (const { filters, size, positives } of binaryWeightsOf(model).map(layerResult))
        expect(positives).toEqual(new Array(filters).fill(apportion(size, [1 - ratio, ratio])[1]));
      model.dispose();
    }),
    { numRuns: 5 },
  );
});

const random = ["conv1/kernel", "conv2/kernel", "conv3/kernel", "logits/kernel"];

test("same seed, same initial weights, whatever the quantizer; another seed, others", () => {
  const weights = initialWeights({});
  expect(initialWeights({ quantizer: sign() })).toEqual(weights);
  const others = initialWeights({ seed: 2 });
  for (const name of random) expect(others[name]).not.toEqual(weights[name]);
});

test("no two convolutions start from the same numbers", () => {
  const weights = initialWeights({});
  expect(new Set(random.map((name) => weights[name][0])).size).toBe(4);
});

test("images smaller than 8 × 8 are refused", () => {
  for (const inputShape of [
    [7, 8, 1],
    [8, 7, 1],
    [Number.NaN, 8, 1],
  ] as const) {
    const make = (): unknown => smallCnn({ ...fashion, inputShape });
    expect(make).toThrow(ShapeError);
    expect(make).toThrow(`inputShape must have height and width ≥ 8, got [${inputShape.join(", ")}]`);
  }
});
