import { entropicRelaxation, learnedScale, meanMagnitudeScale, type Scale } from "@equal-bits/binarize";
import { type Granularity, perFilter, perGroup, perTensor, type Quantizer } from "@equal-bits/core";
import {
  type BinaryLayer,
  batchNorm,
  binaryConv2d,
  binaryDense,
  binaryDepthwiseConv2d,
  binaryLayersOf,
  binarySeparableConv2d,
  freeze,
  rPReLU,
  rSign,
  signActivation,
} from "@equal-bits/layers";
import { equalBits, equalLevels, sign, xnorNet } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import {
  input,
  type LayersModel,
  layers,
  loadLayersModel,
  model as modelOf,
  type SymbolicTensor,
  sequential,
} from "@tensorflow/tfjs-layers";
import { afterEach, describe, expect, test } from "vitest";
import { saved } from "../saved.js";

afterEach(async () => {
  await tf.setBackend("cpu");
});

/** Every kind of binary layer, a shortcut, and a model within the model. */
function richNet(): LayersModel {
  const images = input({ shape: [6, 6, 2] });
  const through = (tensor: SymbolicTensor, ...chain: layers.Layer[]): SymbolicTensor =>
    chain.reduce((last, layer) => layer.apply(last) as SymbolicTensor, tensor);
  const stem = through(
    images,
    layers.conv2d({ filters: 4, kernelSize: 3, padding: "same" }),
    batchNorm(),
    signActivation(),
  );
  const block = through(
    stem,
    binaryDepthwiseConv2d({ kernelSize: 3, padding: "same", quantizer: equalBits(0.3) }),
    rPReLU(),
    rSign(),
    binarySeparableConv2d({
      filters: 4,
      kernelSize: 3,
      padding: "same",
      quantizer: equalBits(),
      pointwiseQuantizer: xnorNet(),
      scale: meanMagnitudeScale(),
    }),
  );
  const inner = sequential({
    layers: [
      binaryConv2d({
        inputShape: [6, 6, 4],
        filters: 3,
        kernelSize: 3,
        quantizer: equalLevels(3),
        useBias: true,
        scale: learnedScale(),
      }),
      layers.flatten(),
    ],
  });
  const head = binaryDense({
    units: 3,
    quantizer: equalBits(),
    relaxation: entropicRelaxation(0.2),
    useBias: true,
  });
  return modelOf({
    inputs: images,
    outputs: through(layers.add().apply([stem, block]) as SymbolicTensor, inner, head),
  });
}

for (const backend of ["cpu", "wasm"])
  test(`on tfjs's ${backend} backend: a frozen model gives the outputs of the model bit for bit, and so does it when it is saved and loaded`, async () => {
    await tf.setBackend(backend);
    const model = richNet();
    const x = tf.randomNormal([2, 6, 6, 2], 0, 1, "float32", 3);
    for (const weight of model.trainableWeights)
      weight.write(tf.randomNormal(weight.shape as number[], 0.1, 1, "float32", 7));
    const before = tf.memory().numTensors;
    const frozen = await freeze(model);
    expect(tf.memory().numTensors - before).toBe(frozen.weights.length);
    const outputs = (frozen.predict(x) as tf.Tensor).dataSync();
    expect(await loadedOutputs(frozen, x)).toEqual(outputs);
    for (const layer of binaryLayersOf(model)) layer.use({ relaxation: null });
    expect(outputs).toEqual((model.predict(x) as tf.Tensor).dataSync());
    expect(binaryLayersOf(frozen).map((layer) => layer.frozen)).toEqual([true, true, true, true]);
    expect(frozen.trainableWeights.map((weight) => weight.name.replace(/^.*\//, ""))).not.toContain("codes");
  });

async function loadedOutputs(model: LayersModel, x: tf.Tensor): Promise<unknown> {
  const artifacts = await saved(model);
  const text = JSON.stringify(artifacts.modelTopology).replaceAll("equal-bits", "nobody-knows");
  const loaded = await loadLayersModel(tf.io.fromMemory({ ...artifacts, modelTopology: JSON.parse(text) }));
  const again = await saved(loaded);
  expect(again.weightData).toEqual(artifacts.weightData);
  expect(again.weightSpecs).toEqual(artifacts.weightSpecs);
  expect(JSON.stringify(again.modelTopology)).toBe(text);
  return (loaded.predict(x) as tf.Tensor).dataSync();
}

const quantizers: readonly Quantizer[] = [equalBits(0.3), sign(), xnorNet(), equalLevels(3), equalLevels(4)];
const granularities: readonly Granularity[] = [perTensor(), perFilter(), perGroup(3)];
for (const quantizer of quantizers)
  for (const granularity of granularities)
    test(`of ${quantizer.name} ${granularity.kind}, for each scale: the binary weights of a frozen layer are those of the layer`, async () => {
      for (const scale of [undefined, meanMagnitudeScale(), learnedScale()]) {
        const layer = binaryDense({
          units: 5,
          inputShape: [6],
          quantizer,
          granularity,
          ...(scale ? { scale } : {}),
        });
        const model = sequential({ layers: [layer] });
        const [frozen] = binaryLayersOf(await freeze(model));
        expect(frozen.binaryWeights().dataSync()).toEqual(layer.binaryWeights().dataSync());
        expect(frozen.levels().shape).toEqual([6, 5]);
      }
    });

test("example: of two levels a frozen layer keeps −1 and +1, and what they are worth in each filter", async () => {
  const layer = binaryDense({ units: 2, inputShape: [2], quantizer: xnorNet(), scale: twice });
  const model = sequential({ layers: [layer] });
  layer.setWeights([
    tf.tensor2d([
      [1, -4],
      [-3, 2],
    ]),
  ]);
  const frozen = await freeze(model);
  const [codes, values] = frozen.getWeights();
  expect([...codes.dataSync()]).toEqual([1, -1, -1, 1]);
  expect(values.arraySync()).toEqual([[[-4, -6]], [[4, 6]]]);
  expect(frozen.layers[0].getConfig()).toMatchObject({
    frozen: true,
    quantizer: { name: xnorNet().name, levels: 2 },
  });
});

const twice: Scale = { name: "twice", factor: () => 2 };

test("example: three levels are kept as −1, 0 and +1, four as −3, −1, +1 and +3", async () => {
  const codes = async (quantizer: Quantizer): Promise<number[]> => {
    const layer = binaryDense({ units: 1, inputShape: [4], quantizer });
    const model = sequential({ layers: [layer] });
    layer.setWeights([tf.tensor2d([4, 3, 2, 1], [4, 1])]);
    return [
      ...binaryLayersOf(await freeze(model))[0]
        .levels()
        .dataSync(),
    ];
  };
  expect(await codes(equalLevels(4))).toEqual([3, 1, -1, -3]);
  expect(new Set(await codes(equalLevels(3)))).toEqual(new Set([-1, 0, 1]));
});

test("a model that is frozen already is frozen again to the same weights, and the model itself stays as it is", async () => {
  const model = richNet();
  const weights = model.getWeights().map((weight) => weight.dataSync().slice());
  const once = await freeze(model);
  const twiceFrozen = await freeze(once);
  const bits = (of: LayersModel): unknown => of.getWeights().map((weight) => weight.dataSync());
  expect(bits(twiceFrozen)).toEqual(bits(once));
  expect(bits(model)).toEqual(weights);
});

describe("what a frozen layer refuses", () => {
  const frozenLayer = async (): Promise<BinaryLayer> =>
    binaryLayersOf(
      await freeze(
        sequential({ layers: [binaryDense({ units: 1, inputShape: [2], quantizer: equalBits() })] }),
      ),
    )[0];

  test("its latent weights, which it has not, are refused, and so are other parts and a constraint", async () => {
    const layer = await frozenLayer();
    expect(() => layer.latentWeights()).toThrow("the layer is frozen, so it has no latent weights");
    expect(() => layer.constrain()).toThrow("the layer is frozen");
    expect(() => layer.use({ quantizer: sign() })).toThrow("a layer must not be frozen to take other parts");
    expect(await layer.starvedWeights()).toBe(0);
  });

  test("a file with a number of levels that cannot be is refused before anything is allocated", async () => {
    const { modelTopology } = await saved(
      await freeze(
        sequential({ layers: [binaryDense({ units: 1, inputShape: [2], quantizer: equalBits() })] }),
      ),
    );
    for (const levels of [1, 1e9, 2.5, '"2"'])
      await expect(
        loadLayersModel(
          tf.io.fromMemory({
            modelTopology: JSON.parse(
              JSON.stringify(modelTopology).replace('"levels":2', `"levels":${levels}`),
            ),
          }),
        ),
      ).rejects.toThrow("the levels of a frozen layer must be a whole number from 2 to 256");
  });

  test("a scale that tells weights of a filter apart is refused, and nothing is left behind", async () => {
    const uneven: Scale = {
      name: "uneven",
      factor: ({ shape }) => tf.reshape(tf.range(1, 1 + shape[0], 1), [-1, 1]),
    };
    const model = sequential({
      layers: [binaryDense({ units: 1, inputShape: [4], quantizer: equalBits(), scale: uneven })],
    });
    const { numTensors } = tf.memory();
    await expect(freeze(model)).rejects.toThrow(
      "the scale of a layer must be one number a filter to be frozen",
    );
    expect(tf.memory().numTensors).toBe(numTensors);
  });

  test("latent weights that are not finite, and values that are too few, are refused, and nothing is left behind", async () => {
    const broken: Quantizer = { ...sign(), name: "short", values: () => [1] };
    for (const [quantizer, weight, message] of [
      [sign(), Number.NaN, "weights must be finite, got NaN at index 1"],
      [broken, 1, "the values of short must be 2 finite numbers, got [1]"],
    ] as const) {
      const layer = binaryDense({ units: 1, inputShape: [2], quantizer });
      const model = sequential({ layers: [layer] });
      layer.setWeights([tf.tensor2d([1, weight], [2, 1])]);
      const { numTensors } = tf.memory();
      await expect(freeze(model)).rejects.toThrow(message);
      expect(tf.memory().numTensors).toBe(numTensors);
    }
  });

  for (const [codes, message] of [
    [[1, 7], "must be those of 2 levels, from -1 to 1, got 7 at index 1"],
    [[0, 1], "got 0 at index 0"],
    [[1, Number.NaN], "got NaN at index 1"],
  ] as const)
    test(`the codes ${codes} of a tampered file are refused when they are first used`, async () => {
      const layer = await frozenLayer();
      expect([...layer.levels().dataSync()].map(Math.abs)).toEqual([1, 1]);
      const [, values] = layer.getWeights();
      layer.setWeights([tf.tensor2d([...codes], [2, 1]), values]);
      expect(() => layer.levels()).toThrow(message);
      expect(() => layer.apply(tf.ones([1, 2]))).toThrow(message);
      expect(() => layer.quantizer.assign(Float32Array.from(codes), new Uint8Array(2))).toThrow(message);
    });
});
