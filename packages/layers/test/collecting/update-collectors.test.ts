import { unitScale } from "@equal-bits/binarize";
import { NonFiniteError } from "@equal-bits/core";
import {
  binaryDense,
  binarySeparableConv2d,
  type CollectibleBank,
  collectedBanks,
  updateCollectors,
} from "@equal-bits/layers";
import { type Collector, levelCounts, statisticCollector, type WeightsSample } from "@equal-bits/metrics";
import { adaBin, equalBits, equalLevels, recipes } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { sequential } from "@tensorflow/tfjs-layers";
import { expect, test } from "vitest";

/** Keeps what it sees. */
function keeper(seen: WeightsSample[]): Collector<WeightsSample, object> {
  return statisticCollector({
    name: "keeper",
    measure: ({ levels, latents }: WeightsSample) =>
      seen.push({ levels: levels.slice(), latents: latents.slice() }),
  });
}

function denseOf(
  quantizer: Parameters<typeof binaryDense>[0]["quantizer"],
  shape: [number, number] = [12, 4],
) {
  const layer = binaryDense({ units: shape[1], quantizer, scale: unitScale() });
  layer.build([null, shape[0]]);
  const values = Float32Array.from({ length: shape[0] * shape[1] }, (_, i) => Math.sin(7 * i + 1) / 3 + 1);
  layer.setWeights([tf.tensor(values, shape)]);
  return layer;
}

test("for every rule of the catalogue: the place of each level, though all latent weights are above 0, and the latent weights", async () => {
  for (const { quantizer } of recipes) {
    const layer = denseOf(quantizer);
    const seen: WeightsSample[] = [];
    let bank: CollectibleBank | undefined;
    await updateCollectors(
      collectedBanks(layer, (own) => {
        bank = own;
        return [keeper(seen)];
      }),
    );
    const [{ levels, latents }] = seen;
    expect([...latents]).toEqual([...layer.latentWeights().dataSync()]);
    const values = [...layer.levels().dataSync()];
    // one place has one value within a filter, and a higher place none below
    levels.forEach((place, i) => {
      for (let j = i % 4; j < values.length; j += 4)
        if (levels[j] <= place) expect(values[j]).toBeLessThanOrEqual(values[i]);
    });
    expect(bank?.places).toHaveLength(quantizer.levels);
    expect([...new Set(levels)].every((place) => bank?.places.includes(place))).toBe(true);
  }
});

test("example: fitted levels are handed over as −1 and +1, four levels as −3, −1, +1 and +3", async () => {
  const counts = [adaBin(), equalLevels(4)].map(async (quantizer) => {
    const seen: WeightsSample[] = [];
    let bank: CollectibleBank | undefined;
    await updateCollectors(
      collectedBanks(denseOf(quantizer), (own) => {
        bank = own;
        return [keeper(seen)];
      }),
    );
    if (bank === undefined) throw new Error("there must be a bank");
    return { places: bank.places, counts: [...levelCounts(seen[0].levels, bank.layout, bank.places)] };
  });
  const [fitted, four] = await Promise.all(counts);
  expect(fitted.places).toEqual([-1, 1]);
  expect(fitted.counts.reduce((sum, count) => sum + count, 0)).toBe(48);
  expect(four).toEqual({ places: [-3, -1, 1, 3], counts: new Array(16).fill(3) });
});

test("example: a separable convolution has two banks by their names", async () => {
  const layer = binarySeparableConv2d({
    filters: 4,
    kernelSize: 3,
    quantizer: equalBits(),
    name: "separable",
  });
  layer.build([null, 8, 8, 2]);
  const seen: WeightsSample[] = [];
  const banks = collectedBanks(layer, () => [keeper(seen)]);
  await updateCollectors(banks);
  expect(banks.map(({ name }) => name)).toEqual(["separable/depthwise_kernel", "separable/pointwise_kernel"]);
  expect(seen.map(({ levels }) => levels.length)).toEqual([18, 8]);
  expect(banks[1].layout).toEqual({ groups: 4, size: 2, interleave: 4 });
});

test("for every update of 300: no tensor is made, and none is read synchronously, which webgpu cannot", async () => {
  const model = sequential({ layers: [binaryDense({ units: 4, inputShape: [6], quantizer: equalBits() })] });
  const banks = collectedBanks(model, () => [keeper([])]);
  const before = tf.memory();
  const own = tf.Tensor.prototype.dataSync;
  tf.Tensor.prototype.dataSync = () => {
    throw new Error("dataSync is not possible");
  };
  try {
    for (let step = 0; step < 300; step++) await updateCollectors(banks);
  } finally {
    tf.Tensor.prototype.dataSync = own;
  }
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numBytes).toBe(before.numBytes);
});

test("a latent weight that is NaN is refused, and no collector is updated", async () => {
  const [good, bad] = [denseOf(equalBits(), [2, 1]), denseOf(equalBits(), [2, 1])];
  bad.setWeights([tf.tensor2d([1, Number.NaN], [2, 1])]);
  const seen: WeightsSample[] = [];
  const banks = [good, bad].flatMap((layer) => collectedBanks(layer, () => [keeper(seen)]));
  await expect(updateCollectors(banks)).rejects.toThrow(NonFiniteError);
  expect(seen).toHaveLength(0);
});

test("a layer that has not been built is refused", () => {
  expect(() => collectedBanks(binaryDense({ units: 1, quantizer: equalBits() }), () => [])).toThrow(
    "the layer must be built first",
  );
});
