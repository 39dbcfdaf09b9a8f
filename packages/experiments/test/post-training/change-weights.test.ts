import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pruneModel, quantizeModel, smallCnn } from "@equal-bits/experiments";
import { equalBits } from "@equal-bits/quantizers";
import { storedTensor, valuesOf, writeSafetensors } from "@equal-bits/weights";
import { readWeights, writeWeights } from "@equal-bits/weights/node";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-wasm";
import { initializers, layers, sequential } from "@tensorflow/tfjs-layers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { modelFiles } from "../../src/model-files.js";

let folder = "";
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  await tf.setBackend("wasm");
  folder = await mkdtemp(join(tmpdir(), "post-training-"));
  await plainModel().save(modelFiles(at("plain")));
  await smallCnn({ inputShape: [8, 8, 1], classes: 3, quantizer: equalBits(), seed: 1 }).save(
    modelFiles(at("binary")),
  );
  await writeWeights(at("torch.safetensors"), torchFile());
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Looks at the images of Fashion-MNIST; four kernels. */
function plainModel() {
  const kernelInitializer = initializers.heNormal({ seed: 3 });
  const dense = (units: number, name: string) => layers.dense({ units, name, kernelInitializer });
  return sequential({
    layers: [
      layers.conv2d({
        filters: 4,
        kernelSize: 3,
        strides: 3,
        inputShape: [28, 28, 1],
        name: "conv1",
        kernelInitializer,
      }),
      layers.conv2d({ filters: 6, kernelSize: 3, name: "conv2", kernelInitializer }),
      layers.flatten(),
      dense(8, "hidden"),
      dense(10, "logits"),
    ],
  });
}

/** Three kernels in PyTorch's order, filters first, and a bias. */
function torchFile(): Uint8Array {
  const wave = (length: number): Float32Array => Float32Array.from({ length }, (_, i) => Math.sin(i * i + 1));
  return writeSafetensors([
    storedTensor("a.weight", [2, 4], wave(8)),
    storedTensor("b.weight", [3, 2, 3, 3], wave(54)),
    storedTensor("b.bias", [3], wave(3)),
    storedTensor("c.weight", [2, 3], wave(6)),
  ]);
}

async function valuesIn(path: string, name: string): Promise<Float32Array> {
  const file = await readWeights(path);
  const tensor = file.tensors.find((found) => found.name === name);
  if (tensor === undefined) throw new Error(`no ${name} in ${path}`);
  return valuesOf(await file.read(tensor));
}

const zerosIn = (values: Float32Array): number => values.filter((value) => value === 0).length;

test("example: every kernel of a tfjs model is pruned by half, and it is tested before and after", async () => {
  const { tensors, left, accuracy } = await pruneModel({
    model: at("plain"),
    out: at("pruned"),
    sparsity: 0.5,
    rule: "tensor-magnitude",
    data: "embedded",
    testImages: 20,
  });
  expect(tensors.map(({ name, filters, size }) => [name, filters, size])).toEqual([
    ["conv1/kernel", 4, 9],
    ["conv2/kernel", 6, 36],
    ["hidden/kernel", 8, 294],
    ["logits/kernel", 10, 8],
  ]);
  expect(left).toEqual([]);
  expect(zerosIn(await valuesIn(at("pruned"), "conv2/kernel"))).toBe(108);
  expect(tensors[1].sparsity.mean).toBe(0.5);
  for (const share of [accuracy?.before, accuracy?.after]) expect(share).toBeGreaterThanOrEqual(0);
  const kept = await valuesIn(at("pruned"), "conv2/kernel");
  const before = await valuesIn(at("plain"), "conv2/kernel");
  kept.forEach((value, i) => {
    if (value !== 0) expect(value).toBe(before[i]);
  });
});

test("example: one budget over the network, and N:M of some layers", async () => {
  const { tensors } = await pruneModel({
    model: at("plain"),
    out: at("budget"),
    rule: "network-magnitude",
    sparsity: 0.9,
  });
  const zeros = await Promise.all(
    tensors.map(async ({ name }) => zerosIn(await valuesIn(at("budget"), name))),
  );
  const weights = tensors.reduce((sum, { filters, size }) => sum + filters * size, 0);
  expect(zeros.reduce((sum, count) => sum + count, 0)).toBe(Math.round(0.9 * weights));
  const some = await pruneModel({
    model: at("plain"),
    out: at("two"),
    rule: "1:2",
    layers: ["conv2", "log*"],
  });
  expect(some.tensors.map(({ name, sparsity }) => [name, sparsity.least, sparsity.greatest])).toEqual([
    ["conv2/kernel", 0.5, 0.5],
    ["logits/kernel", 0.5, 0.5],
  ]);
  expect(some.left).toEqual(["conv1/kernel", "hidden/kernel"]);
});

test("example: all kernels of a tfjs model but the first and the last become binary, half of each filter +1", async () => {
  const { tensors, left } = await quantizeModel({ model: at("plain"), out: at("halves") });
  expect(tensors.map(({ name, ratio }) => [name, ratio.least, ratio.greatest])).toEqual([
    ["conv2/kernel", 0.5, 0.5],
    ["hidden/kernel", 0.5, 0.5],
  ]);
  expect(left).toEqual(["conv1/kernel", "logits/kernel"]);
  const values = await valuesIn(at("halves"), "conv2/kernel");
  for (let filter = 0; filter < 6; filter++)
    expect(new Set(values.filter((_, i) => i % 6 === filter).map(Math.abs)).size).toBe(1);
  expect(await valuesIn(at("halves"), "conv1/kernel")).toEqual(await valuesIn(at("plain"), "conv1/kernel"));
});

test("example: of a safetensors file filters are the first axis, unless told otherwise; what is left stays to the byte", async () => {
  const first = await quantizeModel({
    model: at("torch.safetensors"),
    out: at("first.safetensors"),
    layers: ["b"],
  });
  expect(first.tensors.map(({ name, filters, size }) => [name, filters, size])).toEqual([
    ["b.weight", 3, 18],
  ]);
  const last = await quantizeModel({
    model: at("torch.safetensors"),
    out: at("last.safetensors"),
    layers: ["a"],
    filters: "last",
  });
  expect(last.tensors.map(({ filters, size }) => [filters, size])).toEqual([[4, 2]]);
  for (const name of ["a.weight", "b.bias", "c.weight"])
    expect(await valuesIn(at("first.safetensors"), name)).toEqual(
      await valuesIn(at("torch.safetensors"), name),
    );
});

test("example: of a network with binary layers only the real-valued kernels are pruned", async () => {
  const { tensors } = await pruneModel({ model: at("binary"), out: at("binary-pruned"), sparsity: 0.5 });
  expect(tensors.map(({ name }) => name)).toEqual(["conv1/kernel", "logits/kernel"]);
});

test("the same command writes the same bytes", async () => {
  for (const out of ["once", "twice"]) await quantizeModel({ model: at("plain"), out: at(out) });
  for (const name of await readdir(at("once")))
    expect(await readFile(join(at("twice"), name))).toEqual(await readFile(join(at("once"), name)));
});

const refusals: readonly [string, () => Promise<unknown>, string][] = [
  [
    "to write where the model is",
    () => pruneModel({ model: at("torch.safetensors"), out: join(folder, ".", "torch.safetensors") }),
    "out must be another place than the model's",
  ],
  [
    "a layer that is not there",
    () => pruneModel({ model: at("plain"), out: at("x"), layers: ["conv9"] }),
    "layers must be among conv1/kernel, conv2/kernel",
  ],
  [
    "a binary layer by its name",
    () => pruneModel({ model: at("binary"), out: at("x"), layers: ["conv2"] }),
    "must be weights that are used as they stand",
  ],
  [
    "an unknown rule",
    () => pruneModel({ model: at("plain"), out: at("x"), rule: "luck" }),
    "pruning rule must be one of",
  ],
  [
    "a sparsity beyond 1",
    () => pruneModel({ model: at("plain"), out: at("x"), rule: "network-magnitude", sparsity: 2 }),
    "sparsity must be",
  ],
  [
    "N:M that does not divide a filter",
    () => pruneModel({ model: at("plain"), out: at("x"), rule: "2:4" }),
    "must divide the fan-in 9",
  ],
  [
    "an unknown quantizer",
    () => quantizeModel({ model: at("plain"), out: at("x"), quantizer: "sing" }),
    "quantizer must be one of",
  ],
  [
    "data for weights without a model",
    () => quantizeModel({ model: at("torch.safetensors"), out: at("x"), data: "embedded", testImages: 1 }),
    "must be a tfjs layers model to be tested on data",
  ],
  [
    "a model of other images",
    () => pruneModel({ model: at("binary"), out: at("x"), data: "embedded", testImages: 1 }),
    "test images must be [8, 8, 1]",
  ],
  [
    "pixels of no kind",
    () => pruneModel({ model: at("plain"), out: at("x"), data: "embedded", pixels: "big" as never }),
    "pixels must be unit or standard",
  ],
  ["no such file", () => pruneModel({ model: at("nowhere"), out: at("x") }), "nowhere"],
];

for (const [what, call, message] of refusals)
  test(`${what} is refused, and nothing is written`, async () => {
    await expect(call()).rejects.toThrow(message);
    expect(await readdir(folder)).not.toContain("x");
  });

test("a weight that is not finite is refused by its name", async () => {
  await writeWeights(
    at("nan.safetensors"),
    writeSafetensors([storedTensor("n.weight", [1, 2], Float32Array.of(1, Number.NaN))]),
  );
  await expect(
    quantizeModel({ model: at("nan.safetensors"), out: at("y"), layers: ["all"] }),
  ).rejects.toThrow("the values of n.weight must be finite, got NaN at index 1");
});
