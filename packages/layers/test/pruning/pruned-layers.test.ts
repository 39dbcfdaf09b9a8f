import { biprop, edgePopup, entropicRelaxation, otJacobianGradient, unitScale } from "@equal-bits/binarize";
import { groupsAsColumns, perFilter } from "@equal-bits/core";
import {
  type BinaryDenseOptions,
  type BinaryLayer,
  binaryConv2d,
  binaryDense,
  binarySeparableConv2d,
  collectedBanks,
  compactArtifacts,
  freeze,
  pruneLayers,
  scheduledPruning,
  summary,
  updateCollectors,
} from "@equal-bits/layers";
import { sparsityCollector } from "@equal-bits/metrics";
import { magnitude, middleRank, nOfM, polynomialSparsity, pruneNetwork } from "@equal-bits/pruning";
import { equalBits, equalLevels, sign, ternary, xnorNet } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import { initializers, loadLayersModel, sequential } from "@tensorflow/tfjs-layers";
import { beforeEach, describe, expect, test } from "vitest";
import { saved } from "../saved.js";

beforeEach(async () => {
  await tf.setBackend("cpu"); // importing wasm makes that the backend
});

let seed = 0;
const seeded = () => initializers.heNormal({ seed: seed++ });

function prunable(options: Partial<BinaryDenseOptions> = {}): BinaryLayer {
  return binaryDense({
    units: 3,
    inputShape: [8],
    quantizer: equalBits(0.5),
    scale: unitScale(),
    pruning: "masked",
    kernelInitializer: seeded(),
    ...options,
  });
}

function zerosOf(layer: BinaryLayer): number[] {
  const [, filters] = layer.latentWeights().shape as [number, number]; // of a dense layer
  const zeros = new Array<number>(filters).fill(0);
  layer
    .levels()
    .dataSync()
    .forEach((level, i) => {
      if (level === 0) zeros[i % filters] += 1;
    });
  return zeros;
}

test("example: a mask of 2:4 leaves each filter four of eight weights, two of each sign", async () => {
  const layer = prunable();
  const model = sequential({ layers: [layer] });
  expect(zerosOf(layer)).toEqual([0, 0, 0]);
  await pruneLayers(model, nOfM(2, 4));
  expect(zerosOf(layer)).toEqual([4, 4, 4]);
  const levels = [...layer.levels().dataSync()];
  for (const filter of [0, 1, 2])
    expect(levels.filter((level, i) => i % 3 === filter && level === 1).length).toBe(2);
});

test("example: one budget over two layers", async () => {
  const [first, second] = [prunable(), prunable({ inputShape: [3], units: 4 })];
  await pruneLayers(sequential({ layers: [first, second] }), (layers) => {
    expect(layers.map(({ name, filters }) => [name.split("/")[1], filters])).toEqual([
      ["kernel", groupsAsColumns(3, 8)],
      ["kernel", groupsAsColumns(4, 3)],
    ]);
    return pruneNetwork(layers, 0.5);
  });
  const zeros = [...zerosOf(first), ...zerosOf(second)].reduce((sum, count) => sum + count, 0);
  expect(zeros).toBe(18);
});

for (const pruning of ["masked", "straight-through"] as const)
  test(`for every step of training, ${pruning}: the zeros stay where the mask is, and no tensor is left`, async () => {
    const layer = prunable({ pruning });
    const model = sequential({ layers: [layer] });
    await pruneLayers(model, magnitude(0.5));
    const before = layer.latentWeights().dataSync().slice();
    const mask = layer.banks[0].kept()?.dataSync() ?? [];
    model.compile({ optimizer: tf.train.sgd(0.5), loss: "meanSquaredError" });
    const [x, y] = [
      tf.randomNormal([16, 8], 0, 1, "float32", 1),
      tf.randomNormal([16, 3], 0, 1, "float32", 2),
    ];
    await model.fit(x, y, { epochs: 1, verbose: 0 });
    const { numTensors } = tf.memory();
    await model.fit(x, y, { epochs: 5, verbose: 0 });
    expect(tf.memory().numTensors).toBe(numTensors);
    const after = layer.latentWeights().dataSync();
    const moved = [...after].map((weight, i) => weight !== before[i]);
    for (const [i, kept] of mask.entries())
      if (kept === 0) expect(moved[i]).toBe(pruning === "straight-through");
    expect(moved.some((_, i) => mask[i] === 1 && moved[i])).toBe(true);
    expect(zerosOf(layer)).toEqual([4, 4, 4]);
  });

test("example: a schedule prunes more and more in fit, by its steps", async () => {
  const layer = prunable({ pruning: "straight-through" });
  const model = sequential({ layers: [layer] });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: "meanSquaredError" });
  const schedule = polynomialSparsity({ to: 0.75, begin: 1, end: 4, frequency: 1, power: 1 });
  const seen: number[] = [];
  const callback = scheduledPruning(schedule, (sparsity) => {
    seen.push(sparsity);
    return magnitude(sparsity);
  });
  await model.fit(tf.ones([6, 8]), tf.zeros([6, 3]), { batchSize: 1, verbose: 0, callbacks: [callback] });
  expect(seen.map((sparsity) => sparsity.toFixed(9))).toEqual([
    "0.000000000",
    "0.250000000",
    "0.500000000",
    "0.750000000",
  ]);
  expect(callback.step).toBe(6);
  expect(zerosOf(layer)).toEqual([6, 6, 6]);
});

test("example: gradual pruning by middle ranks in a loop of one's own", async () => {
  const layer = prunable({ pruning: "straight-through" });
  layer.build([null, 8]);
  for (const sparsity of [0, 0.5, 0.75]) {
    await pruneLayers(layer, middleRank(sparsity));
    expect(zerosOf(layer)).toEqual([8 * sparsity, 8 * sparsity, 8 * sparsity]);
  }
});

describe("saved and frozen", () => {
  const models: readonly [string, () => BinaryLayer, boolean][] = [
    ["a mask over equal bits", () => prunable(), true],
    [
      "a mask over a magnitude rule",
      () => prunable({ quantizer: xnorNet(), pruning: "straight-through" }),
      true,
    ],
    ["a mask over three levels", () => prunable({ quantizer: ternary(0.5) }), true],
    ["biprop", () => ticketLayer(biprop()), true],
    ["edge-popup", () => ticketLayer(edgePopup()), false],
  ];
  for (const [name, make, freezes] of models) {
    test(`${name}: save → load → save gives the same bytes, and the same weights`, async () => {
      const layer = make();
      const model = sequential({ layers: [layer] });
      await pruneLayers(model, magnitude(0.5));
      const artifacts = await saved(model);
      const loaded = await loadLayersModel(tf.io.fromMemory(artifacts));
      const copy = loaded.layers[0] as BinaryLayer;
      expect([...copy.binaryWeights().dataSync()]).toEqual([...layer.binaryWeights().dataSync()]);
      const again = await saved(loaded);
      expect(again.weightSpecs).toEqual(artifacts.weightSpecs);
      expect(bytesOf(again)).toEqual(bytesOf(artifacts));
    });

    test(`${name}: frozen it ${freezes ? "gives the same outputs, zeros among its codes" : "is refused"}`, async () => {
      const layer = make();
      const model = sequential({ layers: [layer] });
      await pruneLayers(model, magnitude(0.5));
      if (!freezes) {
        await expect(freeze(model)).rejects.toThrow("must have levels to be frozen");
        return;
      }
      const frozen = await freeze(model);
      const x = tf.randomNormal([5, 8], 0, 1, "float32", 4);
      expect([...(frozen.predict(x) as tf.Tensor).dataSync()]).toEqual([
        ...(model.predict(x) as tf.Tensor).dataSync(),
      ]);
      const [binary] = frozen.layers as BinaryLayer[];
      expect(zerosIn(binary.binaryWeights())).toBe(zerosIn(layer.binaryWeights()));
      const codes = compactArtifacts(await saved(frozen)).weightSpecs?.find(({ name }) =>
        name.includes("codes"),
      );
      expect(codes?.quantization?.dtype).toBe("uint8");
      const loaded = await loadLayersModel(tf.io.fromMemory(await saved(frozen)));
      expect([...(loaded.layers[0] as BinaryLayer).binaryWeights().dataSync()]).toEqual([
        ...binary.binaryWeights().dataSync(),
      ]);
    });
  }
});

test("example: a convolution and both parts of a separable one are pruned alike", async () => {
  const options = {
    quantizer: sign(),
    scale: unitScale(),
    pruning: "masked" as const,
    kernelInitializer: seeded(),
  };
  const conv = binaryConv2d({ ...options, filters: 4, kernelSize: 2, inputShape: [6, 6, 4] });
  const separable = binarySeparableConv2d({ ...options, filters: 4, kernelSize: 2 });
  await pruneLayers(sequential({ layers: [conv, separable] }), magnitude(0.5));
  expect(zerosIn(conv.levels())).toBe(32);
  expect(separable.banks.map((bank) => zerosIn(bank.levels()))).toEqual([8, 8]);
});

function ticketLayer(ticket: ReturnType<typeof biprop>): BinaryLayer {
  return binaryDense({
    units: 3,
    inputShape: [8],
    quantizer: equalBits(0.25),
    ticket,
    kernelInitializer: seeded(),
    scoreInitializer: initializers.randomUniform({ minval: -1, maxval: 1, seed: 5 }),
  });
}

test("for every step of a ticket's training: scores move, weights do not, an exact share of the layer is kept", async () => {
  const layer = ticketLayer(biprop());
  const model = sequential({ layers: [layer] });
  model.compile({ optimizer: tf.train.sgd(0.5), loss: "meanSquaredError" });
  const weight = layer.weights.find(({ name }) => !name.includes("scores"));
  const before = [...(weight?.read().dataSync() ?? [])];
  const scores = [...layer.latentWeights().dataSync()];
  const x = tf.randomNormal([16, 8], 0, 1, "float32", 1);
  await model.fit(x, tf.randomNormal([16, 3], 0, 1, "float32", 2), { epochs: 3, verbose: 0 });
  expect([...(weight?.read().dataSync() ?? [])]).toEqual(before);
  expect([...layer.latentWeights().dataSync()]).not.toEqual(scores);
  expect(zerosIn(layer.levels())).toBe(18);
  expect(model.trainableWeights.length).toBe(1);
});

test("example: a ticket with a count in each filter, and its quantizer changed in training", () => {
  const layer = binaryDense({
    units: 2,
    inputShape: [4],
    quantizer: equalBits(0.5),
    granularity: perFilter(),
    ticket: biprop(),
  });
  layer.build([null, 4]);
  expect(zerosOf(layer)).toEqual([2, 2]);
  layer.use({ quantizer: equalBits(0.25) });
  expect(zerosOf(layer)).toEqual([3, 3]);
  expect(() => layer.use({ scale: unitScale() })).toThrow("a ticket must be given no scale");
});

test("example: collectors see the zeros of masks and tickets", async () => {
  for (const [layer, zeros] of [
    [prunable(), 0.5],
    [ticketLayer(edgePopup()), 0.75],
  ] as const) {
    const model = sequential({ layers: [layer] });
    await pruneLayers(model, magnitude(0.5));
    const banks = collectedBanks(model, () => [sparsityCollector()]);
    await updateCollectors(banks);
    expect(banks[0].places).toEqual([-2, 0, 2]);
    expect(banks[0].promised).toBeUndefined();
    expect(banks[0].collectors[0].summary()).toMatchObject({ last: zeros });
  }
});

test("example: a summary counts pruned levels as two bits, and neither mask nor scores as weights", () => {
  const bitsOf = (layer: BinaryLayer): unknown => summary(sequential({ layers: [layer] })).layers[0].weights;
  expect(bitsOf(prunable())).toEqual([{ bits: 2, count: 24 }]);
  expect(bitsOf(ticketLayer(biprop()))).toEqual([{ bits: 2, count: 24 }]);
  expect(bitsOf(ticketLayer(edgePopup()))).toEqual([{ bits: 32, count: 24 }]);
});

test("what cannot be pruned is refused, and changes nothing", async () => {
  expect(() => prunable({ pruning: "hard" as never })).toThrow(
    'pruning must be "straight-through", "masked" or null, got "hard"',
  );
  expect(() => prunable({ relaxation: entropicRelaxation(0.1) })).toThrow(
    "relaxation must be left out where weights are pruned",
  );
  expect(() => prunable({ ticket: biprop() })).toThrow("scale must be left out of a ticket");
  expect(() => binaryDense({ units: 1, quantizer: ternary(), ticket: biprop() })).toThrow(
    "must have two fixed levels",
  );
  expect(() => binaryDense({ units: 1, quantizer: sign(), ticket: {} as never })).toThrow(
    "ticket must be null or one as biprop()",
  );
  const plain = binaryDense({ units: 1, inputShape: [2], quantizer: sign() });
  plain.build([null, 2]);
  expect(() => plain.banks[0].keep(Uint8Array.of(1, 0))).toThrow("a layer must be made with pruning");
  const layer = prunable();
  await expect(pruneLayers(layer, magnitude(0.5))).rejects.toThrow("must be built first");
  layer.build([null, 8]);
  await expect(pruneLayers(layer, nOfM(2, 3))).rejects.toThrow("must divide the fan-in 8");
  await expect(pruneLayers(layer, () => [])).rejects.toThrow("masks must be one for each of 1 layers, got 0");
  await expect(pruneLayers(layer, () => [undefined as never])).rejects.toThrow(
    "must be a Uint8Array, got undefined",
  );
  await expect(pruneLayers(layer, () => [new Uint8Array(3)])).rejects.toThrow(
    "kept must have the 24 values of weights, got 3",
  );
  expect(() => layer.banks[0].keep(new Uint8Array(24).fill(2))).toThrow("kept must hold 0 or 1");
  expect(zerosOf(layer)).toEqual([0, 0, 0]);
  const frozen = await freeze(sequential({ layers: [layer] }));
  expect(() => (frozen.layers[0] as BinaryLayer).banks[0].keep(new Uint8Array(24))).toThrow(
    "must not be frozen",
  );
});

test("of two masks the second is wrong: neither is put on", async () => {
  const [first, second] = [prunable(), prunable({ inputShape: [3], units: 4 })];
  const model = sequential({ layers: [first, second] });
  await expect(pruneLayers(model, () => [new Uint8Array(24), new Uint8Array(12).fill(2)])).rejects.toThrow(
    "kept must hold 0 or 1",
  );
  expect([...zerosOf(first), ...zerosOf(second)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test("parts that cannot go with a mask are refused, when a layer is made and between two steps", () => {
  const gradient = otJacobianGradient(0.1);
  expect(() => prunable({ gradient })).toThrow("gradient must look at each weight alone");
  expect(() => prunable({ quantizer: equalLevels(256) })).toThrow("1 to 256 levels, got 257");
  const layer = prunable();
  for (const parts of [{ gradient }, { relaxation: entropicRelaxation(0.1) }])
    expect(() => layer.use(parts)).toThrow("where weights are pruned");
  expect(layer.gradient.name).toBe("identity");
});

test("example: a mask of other numbers than 1 and 0 is read alike in use and when it is frozen", async () => {
  const layer = prunable();
  const model = sequential({ layers: [layer] });
  const [latent, mask] = layer.getWeights();
  layer.setWeights([latent, tf.tidy(() => tf.mul(tf.cast(tf.greater(latent, 0), "float32"), 0.5))]);
  expect(mask.shape).toEqual([8, 3]);
  const x = tf.randomNormal([5, 8], 0, 1, "float32", 4);
  const frozen = await freeze(model);
  expect([...(frozen.predict(x) as tf.Tensor).dataSync()]).toEqual([
    ...(model.predict(x) as tf.Tensor).dataSync(),
  ]);
});

test("a saved pruning or ticket that is none is refused", async () => {
  const artifacts = await saved(sequential({ layers: [prunable()] }));
  const spoilt = (part: string): tf.io.ModelArtifacts => ({
    ...artifacts,
    modelTopology: JSON.parse(JSON.stringify(artifacts.modelTopology).replace('"pruning":"masked"', part)),
  });
  await expect(loadLayersModel(tf.io.fromMemory(spoilt('"pruning":7')))).rejects.toThrow(
    "the model's pruning must be straight-through or masked, got 7",
  );
  await expect(loadLayersModel(tf.io.fromMemory(spoilt('"ticket":{"name":"gold"}')))).rejects.toThrow(
    "the model's ticket must be a known one (edge-popup, biprop), got gold",
  );
});

function zerosIn(values: tf.Tensor): number {
  return values.dataSync().filter((value) => value === 0).length;
}

function bytesOf({ weightData }: tf.io.ModelArtifacts): Uint8Array {
  return new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData));
}
