import { perTensor } from "@equal-bits/core";
import { binaryDense, binaryLayersOf, collectLevels, freeze, type MakeCollectors } from "@equal-bits/layers";
import {
  collectorFrom,
  entropyCollector,
  exactnessCollector,
  flipRatio,
  flipRatioCollector,
  layerSaturation,
  marginCollector,
  neverFlippedCollector,
  ratioCollector,
  saturationCollector,
} from "@equal-bits/metrics";
import { equalBits, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { Callback, type LayersModel, layers, sequential } from "@tensorflow/tfjs-layers";
import { expect, test } from "vitest";

/** All kinds, for each layer. */
const everything: MakeCollectors = ({ layout, groups, promised, places }) => {
  const [size, options] = [layout.groups * layout.size, { values: places }];
  return [
    flipRatioCollector(size, options),
    neverFlippedCollector(size, options),
    ratioCollector(layout),
    entropyCollector(layout, options),
    saturationCollector({ clip: 0.5 }),
    marginCollector(groups, options),
    ...(promised === undefined ? [] : [exactnessCollector(groups, promised, options)]),
  ];
};

/** Deterministic weights of mean 0. */
function weights(shape: number[], seed: number): tf.Tensor {
  const size = shape.reduce((product, axis) => product * axis, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => Math.sin(12.9 * (i + seed)) / 2),
    shape,
  );
}

function modelOf(): LayersModel {
  const model = sequential({
    layers: [
      binaryDense({ units: 8, inputShape: [6], quantizer: equalBits(), name: "first" }),
      sequential({ layers: [binaryDense({ units: 4, inputShape: [8], quantizer: sign(), name: "inner" })] }),
      layers.dense({ units: 1, kernelInitializer: "ones" }),
    ],
  });
  binaryLayersOf(model).forEach((layer, i) => {
    layer.setWeights([weights(layer.latentWeights().shape, i)]);
  });
  model.compile({ optimizer: tf.train.sgd(0.5), loss: "meanSquaredError" });
  return model;
}

const examples = { x: weights([8, 6], 3), y: weights([8, 1], 5) };
const fit = { batchSize: 2, shuffle: false, verbose: 0 };

test("for every step of fit: each layer's collectors see its levels and latent weights, as a loop of one's own reads them", async () => {
  const model = modelOf();
  const callback = collectLevels(everything);
  const seen: { levels: Float32Array; latents: Float32Array }[][] = [[], []];
  const reader = new (class extends Callback {
    override async onBatchEnd(): Promise<void> {
      binaryLayersOf(model).forEach((layer, i) => {
        const levels = tf.tidy(() => layer.levels().dataSync<"float32">().slice());
        seen[i].push({ levels, latents: layer.latentWeights().dataSync<"float32">().slice() });
      });
    }
  })();
  await model.fit(examples.x, examples.y, { ...fit, epochs: 3, callbacks: [callback, reader] });
  expect(callback.banks.map(({ name }) => name)).toEqual(["first", "inner"]);
  callback.banks.forEach(({ collectors }, i) => {
    const steps = seen[i];
    expect(steps).toHaveLength(12);
    const ratios = steps.slice(1).map(({ levels }, at) => flipRatio(steps[at].levels, levels));
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(collectors[0].summary()).toEqual({ steps: 11, mean: expect.closeTo(mean, 12), last: ratios[10] });
    expect(collectors[4].summary()).toMatchObject({
      samples: 12,
      last: layerSaturation(steps[11].latents, { clip: 0.5 }),
    });
  });
  expect(callback.banks[0].collectors[0].summary()).not.toMatchObject({ mean: 0 });
});

test("example: equal bits keep their counts at every step, sign promises none", async () => {
  const callback = collectLevels(everything);
  await modelOf().fit(examples.x, examples.y, { ...fit, epochs: 2, callbacks: callback });
  const [first, inner] = callback.banks;
  expect(first.promised).toEqual(new Int32Array(16).fill(3));
  expect(first.collectors[6].summary()).toEqual({ samples: 8, broken: 0, worst: 0, last: 0 });
  expect(first.collectors[2].summary()).toMatchObject({ least: 0.5, greatest: 0.5 });
  expect(inner.promised).toBeUndefined();
  expect(inner.collectors).toHaveLength(6);
});

test("example: every third step, counted over epochs and from firstStep", async () => {
  for (const [firstStep, samples] of [
    [0, 4],
    [1, 4],
    [2, 4],
    [5, 4],
  ]) {
    const callback = collectLevels(everything, { every: 3, firstStep });
    await modelOf().fit(examples.x, examples.y, { ...fit, epochs: 3, callbacks: callback });
    expect(callback.step).toBe(firstStep + 12);
    expect(callback.banks[0].collectors[2].summary()).toMatchObject({ samples });
  }
  const rare = collectLevels(everything, { every: 100 });
  await modelOf().fit(examples.x, examples.y, { ...fit, epochs: 1, callbacks: rare });
  expect(rare.banks[0].collectors[2].summary()).toMatchObject({ samples: 0 });
});

test("for every place to stop: restored collectors go on to the same numbers", async () => {
  const whole = collectLevels(everything, { every: 2 });
  await modelOf().fit(examples.x, examples.y, { ...fit, epochs: 4, callbacks: whole });
  for (const epochs of [1, 2, 3]) {
    const model = modelOf();
    const before = collectLevels(everything, { every: 2 });
    await model.fit(examples.x, examples.y, { ...fit, epochs, callbacks: before });
    const stored: Record<string, unknown[]> = JSON.parse(
      JSON.stringify(Object.fromEntries(before.banks.map(({ name, collectors }) => [name, collectors]))),
    );
    const restore: MakeCollectors = ({ name }) => stored[name].map(collectorFrom);
    const after = collectLevels(restore, { every: 2, firstStep: before.step });
    await model.fit(examples.x, examples.y, { ...fit, epochs: 4 - epochs, callbacks: after });
    expect(JSON.stringify(after.banks.map(({ collectors }) => collectors))).toBe(
      JSON.stringify(whole.banks.map(({ collectors }) => collectors)),
    );
  }
});

test("for every two trainings with one callback: the collectors go on, and another model has its own", async () => {
  const [model, other] = [modelOf(), modelOf()];
  const callback = collectLevels(everything);
  await model.fit(examples.x, examples.y, { ...fit, callbacks: callback });
  const collectors = callback.banks[0].collectors;
  await model.fit(examples.x, examples.y, { ...fit, callbacks: callback });
  expect(callback.banks[0].collectors).toBe(collectors);
  expect(collectors[2].summary()).toMatchObject({ samples: 8 });
  await other.fit(examples.x, examples.y, { ...fit, callbacks: callback });
  expect(callback.banks[0].collectors).not.toBe(collectors);
  expect(callback.banks[0].collectors[2].summary()).toMatchObject({ samples: 4 });
});

test("for every step of 400: as many tensors as without the callback, on the cpu backend", async () => {
  const traceOf = async (callback: Callback | null): Promise<number[]> => {
    const model = modelOf();
    await model.fit(examples.x, examples.y, fit); // the optimizer makes its variables
    const before = tf.memory().numTensors;
    const counter = new Counter(before);
    await model.fit(examples.x, examples.y, {
      ...fit,
      epochs: 100,
      callbacks: callback === null ? [counter] : [callback, counter],
    });
    return [...counter.counts, tf.memory().numTensors - before];
  };
  const plain = await traceOf(null); // tfjs keeps one loss for each epoch until the end
  expect(plain).toHaveLength(401);
  expect(plain[400]).toBe(0);
  expect(await traceOf(collectLevels(everything))).toEqual(plain);
});

/** How many tensors there are after each step, beyond those before. */
class Counter extends Callback {
  readonly counts: number[] = [];
  private readonly before: number;

  constructor(before: number) {
    super();
    this.before = before;
  }

  override async onBatchEnd(): Promise<void> {
    this.counts.push(tf.memory().numTensors - this.before);
  }
}

test("example: frozen layers are left out", async () => {
  const frozen = await freeze(
    sequential({ layers: [binaryDense({ units: 2, inputShape: [6], quantizer: equalBits() })] }),
  );
  const model = sequential({
    layers: [frozen, binaryDense({ units: 1, quantizer: equalBits(), name: "free" })],
  });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: "meanSquaredError" });
  const callback = collectLevels(everything);
  await model.fit(examples.x, examples.y, { ...fit, callbacks: callback });
  expect(callback.banks.map(({ name }) => name)).toEqual(["free"]);
});

test("example: a layer of one histogram has groups of their own, and counts of them", async () => {
  const layer = binaryDense({ units: 3, inputShape: [6], quantizer: equalBits(), granularity: perTensor() });
  const model = sequential({ layers: [layer, layers.dense({ units: 1 })] });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: "meanSquaredError" });
  const callback = collectLevels(everything);
  await model.fit(examples.x, examples.y, { ...fit, callbacks: callback });
  const [{ layout, groups, promised, collectors }] = callback.banks;
  expect([layout.groups, groups.groups]).toEqual([3, 1]);
  expect([...(promised ?? [])]).toEqual([9, 9]);
  expect(collectors[6].summary()).toMatchObject({ samples: 4, broken: 0 });
});

test("steps that are not whole are refused", () => {
  expect(() => collectLevels(everything, { every: 0 })).toThrow("every must be a whole number ≥ 1, got 0");
  expect(() => collectLevels(everything, { firstStep: 0.5 })).toThrow(
    "firstStep must be a whole number ≥ 0, got 0.5",
  );
});
