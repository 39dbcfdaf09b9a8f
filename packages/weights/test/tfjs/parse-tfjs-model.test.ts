import { FormatError } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTfjsModel, valuesOf } from "../../src/index.js";
import { cutModel, modelOf, models, textOf, tfjsTensors } from "./tfjs-files.js";

const cuts = fc.array(fc.nat(1000), { maxLength: 4 });

test("for every tensors and files: what lies across them comes back, in order", () => {
  fc.assert(
    fc.property(tfjsTensors, cuts, (tensors, places) => {
      const { modelJson, shards } = cutModel(tensors, places);
      const read = parseTfjsModel(modelJson, shards);
      expect(read.format).toBe("tfjs");
      expect(read.tensors).toEqual(tensors);
    }),
  );
});

test("for every model: a tensor in one file is a view of it, and copies are no longer than the files", () => {
  fc.assert(
    fc.property(models, ({ modelJson, shards }) => {
      const buffers = new Set([...shards.values()].map(({ buffer }) => buffer));
      const { tensors } = parseTfjsModel(modelJson, shards);
      const copied = tensors.filter(({ bytes }) => !buffers.has(bytes.buffer as ArrayBuffer));
      const taken = copied.reduce((sum, { bytes }) => sum + bytes.buffer.byteLength, 0);
      expect(taken).toBeLessThanOrEqual([...shards.values()].reduce((sum, { length }) => sum + length, 0));
    }),
  );
});

test("for every model and file: one that is missing, shorter or longer is refused", () => {
  fc.assert(
    fc.property(models, fc.nat(), ({ modelJson, shards }, pick) => {
      const paths = [...shards.keys()];
      const path = paths[pick % paths.length];
      const shard = shards.get(path) ?? new Uint8Array(0);
      const without = new Map([...shards].filter(([other]) => other !== path));
      expect(() => parseTfjsModel(modelJson, without)).toThrow(FormatError);
      const longer = new Map([...shards, [path, Uint8Array.of(...shard, 0)]]);
      expect(() => parseTfjsModel(modelJson, longer)).toThrow(/too long, or of another model/);
      if (shard.length === 0) return;
      const shorter = new Map([...shards, [path, shard.subarray(1)]]);
      expect(() => parseTfjsModel(modelJson, shorter)).toThrow(/truncated, or of another model/);
    }),
  );
});

test("for every grid: quantized weights are those that tfjs decodes, to the bit", () => {
  const grid = fc.record({
    dtype: fc.constantFrom("float32", "int32"),
    storedAs: fc.constantFrom("uint8", "uint16"),
    scale: fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, 1, 2, 0.1)),
    min: fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(-1, -128, -0.5)),
    bytes: fc.uint8Array({ minLength: 8, maxLength: 8 }),
  });
  fc.assert(
    fc.property(grid, ({ dtype, storedAs, scale, min, bytes }) => {
      const shape = [storedAs === "uint8" ? 8 : 4];
      const spec = { name: "w", shape, dtype, quantization: { dtype: storedAs, scale, min } };
      const { modelJson, shards } = modelOf([{ paths: ["a"], weights: [spec] }], { a: [...bytes] });
      const [tensor] = parseTfjsModel(modelJson, shards).tensors;
      const decoded = tf.io.decodeWeights(bytes.slice().buffer, [spec as tf.io.WeightsManifestEntry]).w;
      // tfjs wraps an int32 that is too large around, and has no −0 there
      const wanted = decoded.dataSync();
      if (dtype === "float32" || Math.abs(scale) < 1e4)
        expect(valuesOf(tensor).map((value) => value + 0)).toEqual(
          Float32Array.from(wanted, (value) => value + 0),
        );
      decoded.dispose();
    }),
  );
});

test("example: two groups, one of them in two files, with a quantized tensor and one of bool", () => {
  const { modelJson, shards } = modelOf(
    [
      {
        paths: ["a"],
        weights: [
          {
            name: "codes",
            shape: [2, 2],
            dtype: "float32",
            quantization: { dtype: "uint8", scale: 2, min: -1 },
          },
        ],
      },
      {
        paths: ["b", "c"],
        weights: [
          { name: "mask", shape: [1], dtype: "bool" },
          { name: "step", shape: [], dtype: "int32" },
        ],
      },
    ],
    { a: [0, 1, 1, 0], b: [1, 7, 0], c: [0, 0] },
  );
  const { tensors, metadata, model } = parseTfjsModel(modelJson, shards);
  expect(
    tensors.map(({ name, dtype, storedAs, byteLength, readable }) => [
      name,
      dtype,
      storedAs,
      byteLength,
      readable,
    ]),
  ).toEqual([
    ["codes", "float32", "uint8", 4, true],
    ["mask", "bool", "bool", 1, false],
    ["step", "int32", "int32", 4, true],
  ]);
  expect([...valuesOf(tensors[0])]).toEqual([-1, 1, 1, -1]);
  expect([...valuesOf(tensors[2])]).toEqual([7]);
  expect([...metadata]).toEqual([
    ["format", "layers-model"],
    ["generatedBy", "a test"],
  ]);
  expect(model).toEqual(JSON.parse(new TextDecoder().decode(modelJson)));
});

test("example: float16 is a shorter float32", () => {
  const spec = { name: "w", shape: [3], dtype: "float32", quantization: { dtype: "float16" } };
  const { modelJson, shards } = modelOf([{ paths: ["a"], weights: [spec] }], {
    a: [0, 0x3c, 0, 0xc0, 0, 0x80],
  });
  expect([...valuesOf(parseTfjsModel(modelJson, shards).tensors[0])]).toEqual([1, -2, -0]);
});

const weight = { name: "w", shape: [1], dtype: "float32" };
const group = (entry: object): unknown => [{ paths: ["a"], weights: [{ ...weight, ...entry }] }];
const quantized = (quantization: unknown): unknown => group({ quantization });
const refused: [string, unknown, RegExp][] = [
  ["no manifest", undefined, /must have a weightsManifest, .* got undefined/],
  ["a group that is none", [3], /must list paths and weights for each group/],
  ["a group without paths", [{ weights: [] }], /must list paths and weights/],
  [
    "a weight that is none",
    [{ paths: ["a"], weights: ["w"] }],
    /must give a name, a shape and a dtype for each weight, got "w"/,
  ],
  ["a weight without a name", group({ name: 3 }), /with the name 3/],
  [
    "a weight of texts",
    group({ dtype: "string" }),
    /tensor "w" of model\.json must have a dtype of float32, int32, bool, complex64, got "string"/,
  ],
  ["a dtype that is an inherited name", group({ dtype: "constructor" }), /got "constructor"/],
  ["no shape", group({ shape: null }), /must have a shape/],
  ["an open axis", group({ shape: [null] }), /axes of whole numbers ≥ 0, got null/],
  [
    "10 GB that are not there",
    group({ shape: [2.5e9] }),
    /must have 10000000000 bytes, as their list says, got 4; a file is truncated/,
  ],
  ["a product beyond 2⁵³", group({ shape: [2 ** 40, 2 ** 40] }), /below 2⁵⁰/],
  [
    "an unknown quantization",
    quantized({ dtype: "uint4", scale: 1, min: 0 }),
    /must have a dtype of uint8, uint16, float16, got "uint4"/,
  ],
  ["a quantization that is none", quantized(null), /the quantization of tensor "w"/],
  [
    "a quantization without scale",
    quantized({ dtype: "uint8", min: 0 }),
    /must have a finite scale and min, got undefined and 0/,
  ],
  ["a text as scale", quantized({ dtype: "uint8", scale: "1", min: 0 }), /got "1" and 0/],
  [
    "float16 of int32",
    group({ dtype: "int32", quantization: { dtype: "float16" } }),
    /must be float32 to be stored as float16, got int32/,
  ],
  [
    "a quantized bool",
    group({ dtype: "bool", quantization: { dtype: "uint8", scale: 1, min: 0 } }),
    /must be float32 to be stored as uint8/,
  ],
  [
    "a tensor named twice",
    [{ paths: ["a"], weights: [weight, weight] }],
    /must name each tensor once, got "w" twice/,
  ],
  [
    "a tensor named twice in two groups",
    [
      { paths: ["a"], weights: [weight] },
      { paths: ["b"], weights: [weight] },
    ],
    /got "w" twice/,
  ],
  [
    "a file named twice",
    [{ paths: ["a", "a"], weights: [weight] }],
    /must name each file of weights once, got "a" twice/,
  ],
  ["weights without a file", [{ paths: [], weights: [weight] }], /in no file must have 4 bytes/],
];
const shards = new Map([
  ["a", new Uint8Array(4)],
  ["b", new Uint8Array(4)],
]);

for (const [what, manifest, message] of refused)
  test(`${what} is refused`, () => {
    const parse = (): unknown => parseTfjsModel(modelOf(manifest).modelJson, shards);
    expect(parse).toThrow(FormatError);
    expect(parse).toThrow(message);
  });

test("a path that leads out of the folder, on any system, is refused", () => {
  const paths = [
    "../a",
    "/etc/passwd",
    "a/../../b",
    "./a",
    "",
    "a//b",
    "a/",
    "..",
    "C:\\a",
    "C:a",
    "a\\b",
    "http://x/y",
    "a\0b",
    "a\nb",
    3,
    null,
    "x".repeat(2000),
  ];
  for (const path of paths)
    expect(
      () => parseTfjsModel(modelOf([{ paths: [path], weights: [] }]).modelJson, new Map()),
      `${path}`,
    ).toThrow(/must name files of weights below its own folder/);
});

test("an infinite scale is refused", () => {
  const json = `{"weightsManifest":[{"paths":["a"],"weights":[{"name":"w","shape":[4],"dtype":"float32","quantization":{"dtype":"uint8","scale":1e999,"min":0}}]}]}`;
  expect(() => parseTfjsModel(textOf(json), shards)).toThrow(/finite scale and min, got Infinity and 0/);
});

test("what is no JSON, or no object, is refused", () => {
  for (const text of ["", "{", "3", "null", "[]", "\u0000", '{"weightsManifest":{}}'])
    expect(() => parseTfjsModel(textOf(text), new Map()), text).toThrow(FormatError);
});
