import { learnedScale } from "@equal-bits/binarize";
import {
  batchNorm,
  binaryConv2d,
  binaryDense,
  binaryDepthwiseConv2d,
  binarySeparableConv2d,
  freeze,
  rPReLU,
  rSign,
  type Summary,
  signActivation,
  summary,
  summaryText,
} from "@equal-bits/layers";
import { equalBits, equalLevels } from "@equal-bits/quantizers";
import "@tensorflow/tfjs-backend-cpu";
import {
  input,
  type LayersModel,
  layers,
  model as modelOf,
  type SymbolicTensor,
  sequential,
} from "@tensorflow/tfjs-layers";
import { expect, test } from "vitest";

const quantizer = equalBits();

function smallNet(): LayersModel {
  return sequential({
    layers: [
      layers.conv2d({ inputShape: [6, 6, 1], filters: 4, kernelSize: 3, padding: "same", name: "stem" }),
      signActivation({ name: "sign1" }),
      binaryConv2d({ filters: 8, kernelSize: 3, quantizer, name: "conv" }),
      batchNorm({ name: "norm" }),
      signActivation({ name: "sign2" }),
      layers.maxPooling2d({ poolSize: 2, name: "pool" }),
      layers.flatten({ name: "flat" }),
      binaryDense({ units: 5, quantizer: equalLevels(3), useBias: true, name: "hidden" }),
      layers.dense({ units: 3, name: "logits" }),
    ],
  });
}

test("example: weights, bytes and multiplications of a small network, worked out by hand", () => {
  const { layers: all, totals } = summary(smallNet());
  const of = (name: string): unknown => all.find((layer) => layer.name === name);
  const none = { binary: 0, mixed: 0, real: 0 };
  expect(all.map(({ kind }) => kind)).toEqual([
    "Conv2D",
    "SignActivation",
    "BinaryConv2D",
    "BatchNorm",
    "SignActivation",
    "MaxPooling2D",
    "Flatten",
    "BinaryDense",
    "Dense",
  ]);
  expect(of("stem")).toEqual({
    name: "stem",
    kind: "Conv2D",
    outputShape: [null, 6, 6, 4],
    weights: [{ bits: 32, count: 3 * 3 * 4 + 4 }],
    trainable: 40,
    bytes: 160,
    macs: { ...none, real: 36 * 9 * 4 },
  });
  expect(of("conv")).toMatchObject({
    outputShape: [null, 4, 4, 8],
    weights: [{ bits: 1, count: 3 * 3 * 4 * 8 }],
    bytes: 36,
    macs: { ...none, binary: 16 * 288 },
  });
  expect(of("norm")).toMatchObject({
    weights: [{ bits: 32, count: 32 }],
    trainable: 16,
    bytes: 128,
    macs: none,
  });
  expect(of("hidden")).toMatchObject({
    weights: [
      { bits: 2, count: 32 * 5 },
      { bits: 32, count: 5 },
    ],
    bytes: 40 + 20,
    macs: { ...none, mixed: 160 },
  });
  expect(of("logits")).toMatchObject({ bytes: 4 * 18, macs: { ...none, real: 15 } });
  expect(totals).toEqual({
    weights: 40 + 288 + 32 + 165 + 18,
    trainable: 40 + 288 + 16 + 165 + 18,
    bitsPerWeight: (32 * 40 + 288 + 32 * 32 + 2 * 160 + 32 * 5 + 32 * 18) / 543,
    bytes: 160 + 36 + 128 + 60 + 72,
    float32Bytes: 4 * 543,
    compression: (4 * 543) / 456,
    macs: { binary: 4608, mixed: 160, real: 1296 + 15 },
    binaryShare: 4608 / 6079,
  });
});

test("example: the table of the small network", () => {
  expect(summaryText(summary(smallNet())).split("\n")).toEqual([
    "layer   kind            output  1-bit  2-bit  32-bit  bytes  binary MACs  mixed MACs  real MACs",
    "-----------------------------------------------------------------------------------------------",
    "stem    Conv2D          6×6×4       -      -      40    160            -           -      1,296",
    "sign1   SignActivation  6×6×4       -      -       -      -            -           -          -",
    "conv    BinaryConv2D    4×4×8     288      -       -     36        4,608           -          -",
    "norm    BatchNorm       4×4×8       -      -      32    128            -           -          -",
    "sign2   SignActivation  4×4×8       -      -       -      -            -           -          -",
    "pool    MaxPooling2D    2×2×8       -      -       -      -            -           -          -",
    "flat    Flatten         32          -      -       -      -            -           -          -",
    "hidden  BinaryDense     5           -    160       5     60            -         160          -",
    "logits  Dense           3           -      -      18     72            -           -         15",
    "-----------------------------------------------------------------------------------------------",
    "weights      543, 527 of them trained; 6.72 bits a weight",
    "memory       456 bytes; 2,172 as float32, 4.76 times as many",
    "MACs         6,079 an example; 75.80 % of them binary",
  ]);
});

/** A block with a shortcut, used as a model within a model, and one layer that is used twice. */
function nestedNet(): LayersModel {
  const apply = (layer: layers.Layer, ...tensors: SymbolicTensor[]): SymbolicTensor =>
    layer.apply(tensors.length === 1 ? tensors[0] : tensors) as SymbolicTensor;
  const blockInput = input({ shape: [4, 4, 2] });
  const separable = binarySeparableConv2d({
    filters: 2,
    kernelSize: 3,
    padding: "same",
    quantizer,
    name: "separable",
  });
  const added = apply(layers.add({ name: "sum" }), apply(separable, blockInput), blockInput);
  const block = modelOf({
    inputs: blockInput,
    outputs: apply(rSign({ name: "after" }), added),
    name: "block",
  });
  const images = input({ shape: [4, 4, 2] });
  const bits = apply(signActivation({ name: "before" }), images);
  const shared = binaryDepthwiseConv2d({
    kernelSize: 3,
    padding: "same",
    quantizer,
    scale: learnedScale(),
    name: "shared",
  });
  const twice = apply(shared, apply(rPReLU({ name: "bend" }), apply(shared, apply(block, bits))));
  return modelOf({ inputs: images, outputs: twice });
}

test("example: a functional model with a model within it, a shortcut and a shared layer", () => {
  const { layers: all, totals } = summary(nestedNet());
  const of = (name: string): unknown => all.find((layer) => layer.name === name);
  expect(all.map(({ name }) => name).sort()).toEqual(
    ["after", "before", "bend", "separable", "shared", "sum"].sort(),
  );
  expect(of("separable")).toMatchObject({
    weights: [{ bits: 1, count: 18 + 4 }],
    macs: { binary: 16 * 18, mixed: 16 * 4, real: 0 },
  });
  expect(of("shared")).toMatchObject({
    weights: [
      { bits: 1, count: 18 },
      { bits: 32, count: 2 },
    ],
    trainable: 20,
    macs: { binary: 16 * 18, mixed: 16 * 18, real: 0 },
  });
  expect(of("bend")).toMatchObject({ weights: [{ bits: 32, count: 6 }] });
  expect(totals.weights).toBe(22 + 2 + 20 + 6);
});

test("example: binary and real-valued inputs side by side are not binary, two binary ones are", () => {
  const macsBehind = (...kinds: ("sign" | "real")[]): unknown => {
    const images = input({ shape: [4] });
    const given = kinds.map((kind) =>
      kind === "sign" ? (signActivation().apply(images) as SymbolicTensor) : images,
    );
    const joined = layers.concatenate().apply(given) as SymbolicTensor;
    const outputs = binaryDense({ units: 1, quantizer }).apply(joined) as SymbolicTensor;
    return summary(modelOf({ inputs: images, outputs })).totals.macs;
  };
  expect(macsBehind("sign", "real")).toEqual({ binary: 0, mixed: 8, real: 0 });
  expect(macsBehind("real", "sign")).toEqual({ binary: 0, mixed: 8, real: 0 });
  expect(macsBehind("sign", "sign")).toEqual({ binary: 8, mixed: 0, real: 0 });
});

test("for each stock layer with filters: its multiplications are those of its definition", () => {
  const macs = (layer: layers.Layer): unknown => summary(sequential({ layers: [layer] })).totals.macs;
  const real = (count: number): unknown => ({ binary: 0, mixed: 0, real: count });
  const inputShape = [6, 6, 3];
  const of = { inputShape, kernelSize: 3, filters: 4 };
  expect(macs(layers.conv2d({ ...of, strides: 2 }))).toEqual(real(4 * 9 * 3 * 4));
  expect(macs(layers.conv2dTranspose({ ...of, strides: 2 }))).toEqual(real(36 * 9 * 3 * 4));
  expect(macs(layers.depthwiseConv2d({ inputShape, kernelSize: 3, depthMultiplier: 2 }))).toEqual(
    real(16 * 9 * 3 * 2),
  );
  expect(macs(layers.separableConv2d({ ...of, kernelSize: [3, 3] }))).toEqual(real(16 * (9 * 3 + 3 * 4)));
  expect(macs(layers.conv1d({ inputShape: [6, 3], kernelSize: 2, filters: 4 }))).toEqual(real(5 * 2 * 3 * 4));
  expect(macs(layers.dense({ inputShape: [7], units: 5 }))).toEqual(real(35));
  expect(macs(layers.batchNormalization({ inputShape }))).toEqual(real(0));
  expect(macs(layers.prelu({ inputShape }))).toEqual(real(0));
  expect(macs(layers.lstm({ inputShape: [5, 3], units: 2, recurrentInitializer: "zeros" }))).toEqual(real(0));
});

test("a frozen model counts the same bits and multiplications, and what each level is worth in each filter", async () => {
  const model = smallNet();
  const [before, after] = [summary(model).totals, summary(await freeze(model)).totals];
  expect(after.macs).toEqual(before.macs);
  expect(after.weights - before.weights).toBe(2 * 8 + 3 * 5);
  expect(after.bytes - before.bytes).toBe(4 * (2 * 8 + 3 * 5));
});

test("a model without weights has no bits and no compression, and is plain data", () => {
  const empty = summary(sequential({ layers: [layers.flatten({ inputShape: [2, 2] })] }));
  expect(empty.totals).toMatchObject({
    weights: 0,
    bitsPerWeight: 0,
    bytes: 0,
    compression: 1,
    binaryShare: 0,
  });
  const copy: Summary = JSON.parse(JSON.stringify(summary(smallNet())));
  expect(copy).toEqual(summary(smallNet()));
});

test("a model without shapes, and a convolution of an open image, are refused", () => {
  expect(() => summary(sequential())).toThrow("the model must have outputs to be summed up, got none");
  const open = sequential({
    layers: [binaryConv2d({ inputShape: [null, 4, 1], filters: 1, kernelSize: 1, quantizer, name: "open" })],
  });
  expect(() => summary(open)).toThrow(
    "the output of layer open must have known axes to be counted, got [open, open, 4, 1]; give the model a whole input shape",
  );
});

test("example: channels first, the positions are the last axes", () => {
  const options = { inputShape: [3, 6, 5], kernelSize: 3, filters: 4, dataFormat: "channelsFirst" as const };
  const { layers: all, totals } = summary(sequential({ layers: [layers.conv2d(options)] }));
  expect(all[0].outputShape).toEqual([null, 4, 4, 3]);
  expect(totals.macs).toEqual({ binary: 0, mixed: 0, real: 4 * 3 * 9 * 3 * 4 });
});

test("example: a layer that another model has used before is told of as this model uses it", () => {
  const shared = layers.conv2d({ filters: 1, kernelSize: 1 });
  const net = (size: number): LayersModel => {
    const images = input({ shape: [size, size, 1] });
    return modelOf({ inputs: images, outputs: shared.apply(images) as SymbolicTensor });
  };
  net(8);
  expect(summary(net(4)).layers[0].outputShape).toEqual([null, 4, 4, 1]);
});

test("example: a model of open size within another is counted with the size that it is given there, at each depth", () => {
  const open = (...chain: layers.Layer[]): LayersModel => {
    const images = input({ shape: [null, null, 1] });
    const outputs = chain.reduce((tensor, layer) => layer.apply(tensor) as SymbolicTensor, images);
    return modelOf({ inputs: images, outputs });
  };
  const conv = binaryConv2d({ filters: 1, kernelSize: 3, quantizer, name: "inner" });
  const block = open(open(signActivation(), conv), layers.reLU());
  const images = input({ shape: [6, 5, 1] });
  const once = block.apply(images) as SymbolicTensor;
  const { layers: all, totals } = summary(
    modelOf({ inputs: images, outputs: block.apply(once) as SymbolicTensor }),
  );
  expect(all.find(({ name }) => name === "inner")?.outputShape).toEqual([null, 4, 3, 1]);
  expect(totals.macs).toEqual({ binary: (4 * 3 + 2 * 1) * 9, mixed: 0, real: 0 });
});
