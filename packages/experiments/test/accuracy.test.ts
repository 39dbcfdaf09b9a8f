import { memory, tensor } from "@tensorflow/tfjs-core";
import { type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { accuracyOf, countCorrect } from "../src/accuracy.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";

beforeAll(useWasmTraining);

test("for every matrix of logits: counts the rows whose first greatest entry is at the label", () => {
  const logit = fc.oneof(
    fc.constantFrom(0, -0, 1, 2 ** -149, 3e38, Infinity, -Infinity),
    fc.float({ noNaN: true }),
  );
  const rows = fc
    .integer({ min: 1, max: 5 })
    .chain((classes) =>
      fc.array(
        fc.tuple(fc.array(logit, { minLength: classes, maxLength: classes }), fc.nat({ max: classes - 1 })),
        { maxLength: 6 },
      ),
    );
  fc.assert(
    fc.property(rows, (given) => {
      const logits = Float32Array.from(given.flatMap(([scores]) => scores));
      const correct = given.filter(([scores, label]) =>
        scores.every((s, i) => scores[label] > s || (scores[label] === s && label <= i)),
      );
      const labels = Uint8Array.from(given.map(([, label]) => label));
      expect(countCorrect(logits, labels)).toBe(correct.length);
    }),
  );
});

test("example: of equal logits the first counts, and a row with NaN is wrong", () => {
  const logits = Float32Array.from([5, 5, 0, /**/ 5, 5, 0, /**/ 0, Number.NaN, 1]);
  expect(countCorrect(logits, Uint8Array.from([0, 1, 2]))).toBe(1);
});

/** A model whose logits are the two pixels of an image. */
function pixelsAsLogits(): LayersModel {
  const model = sequential({ layers: [layers.flatten({ inputShape: [1, 2, 1] })] });
  model.add(layers.dense({ units: 2, useBias: false, weights: [tensor([1, 0, 0, 1], [2, 2])] }));
  return model;
}

test("example: 600 images in three batches, two of three right, and nothing is left", () => {
  const model = pixelsAsLogits();
  const brighter = Array.from({ length: 600 }, (_, i) => i % 2);
  const images = Uint8Array.from(brighter.flatMap((place) => (place === 0 ? [200, 10] : [10, 200])));
  const labels = Uint8Array.from(brighter.map((place, i) => (i % 3 === 0 ? 1 - place : place)));
  const set = { images, labels, count: 600, height: 1, width: 2, channels: 1, classes: 2 };
  const before = memory().numTensors;
  expect(accuracyOf(model, set, { mean: [0.1], deviation: [0.5] })).toBe(400 / 600);
  expect(memory().numTensors).toBe(before);
  model.dispose();
});
