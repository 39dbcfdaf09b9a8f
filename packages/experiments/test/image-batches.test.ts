import { seededRandom } from "@equal-bits/core";
import { memory } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { imageBatches } from "../src/image-batches.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";
import { smallData } from "./tiny-runs.js";

const { train } = smallData(7);
const plain = { mean: [0], deviation: [1 / 255] }; // pixels come out as their bytes

interface Read {
  readonly shape: readonly number[];
  readonly pixels: readonly number[][];
  readonly targets: readonly number[];
  readonly labels: readonly number[];
}

/** All batches, read out and disposed. */
function read(batchSize: number, seed?: number, normalization = plain): Read[] {
  const random = seed === undefined ? undefined : seededRandom(seed);
  return [...imageBatches(train, normalization, batchSize, random)].map(({ images, targets, labels }) => {
    const batch = {
      shape: images.shape,
      pixels: Array.from(labels, (_, i) => [...images.dataSync().subarray(i * 64, (i + 1) * 64)]),
      targets: [...targets.dataSync()],
      labels: [...labels],
    };
    for (const tensor of [images, targets]) tensor.dispose();
    return batch;
  });
}

beforeAll(useWasmTraining);

test("for every batch size and order: each image comes once, with its label; all batches are full but the last", () => {
  const bytes = Array.from({ length: train.count }, (_, i) => [
    ...train.images.subarray(i * 64, (i + 1) * 64),
  ]);
  const seeds = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), seeds, (batchSize, seed) => {
      const before = memory().numTensors;
      const batches = read(batchSize, seed);
      expect(memory().numTensors).toBe(before);
      const full = Math.floor(train.count / batchSize);
      const rest = train.count % batchSize;
      expect(batches.map(({ labels }) => labels.length)).toEqual([
        ...new Array(full).fill(batchSize),
        ...(rest > 0 ? [rest] : []),
      ]);
      for (const { shape, labels } of batches) expect(shape).toEqual([labels.length, 8, 8, 1]);
      const images = batches.flatMap(({ pixels }) => pixels.map((row) => row.map(Math.round)));
      const places = images.map((row) => bytes.findIndex((image) => image.join() === row.join()));
      expect([...places].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
      if (seed === undefined) expect(places).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(batches.flatMap(({ labels }) => labels)).toEqual(places.map((place) => train.labels[place]));
    }),
    { numRuns: 40 },
  );
});

test("for every batch: targets are the labels, one-hot, in float32", () => {
  for (const { targets, labels } of read(3, 1))
    expect(targets).toEqual(labels.flatMap((label) => [0, 1, 2].map((kind) => (kind === label ? 1 : 0))));
  const [{ images, targets }] = imageBatches(train, plain, 7);
  expect(targets.dtype).toBe("float32");
  for (const tensor of [images, targets]) tensor.dispose();
});

test("example: a pixel becomes (pixel / 255 − mean) / deviation", () => {
  const [{ pixels }] = read(7, undefined, { mean: [0.5], deviation: [0.25] });
  expect(pixels[0].slice(0, 2)).toEqual([-2, Math.fround((37 / 255 - 0.5) / 0.25)]); // bytes 0 and 37
});

test("same seed, same order; another seed, another one", () => {
  const order = (seed: number): string => JSON.stringify(read(2, seed));
  expect(order(3)).toBe(order(3));
  expect(order(3)).not.toBe(order(4));
});
