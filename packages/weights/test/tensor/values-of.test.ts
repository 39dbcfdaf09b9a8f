import { FormatError, ShapeError } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSafetensors, type StoredTensor, storedTensor, valuesOf } from "../../src/index.js";
import { tensors } from "../arbitrary-tensors.js";
import { rawSafetensors } from "../raw-safetensors.js";

/** The only tensor of a file that says its numbers are of such a dtype. */
function only(dtype: string, bytes: ArrayLike<number>, size: number): StoredTensor {
  const header = { x: { dtype, shape: [size], data_offsets: [0, bytes.length] } };
  return parseSafetensors(rawSafetensors(header, bytes)).tensors[0];
}

function bytesOf(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

test("for every tensor: its values are the array's, each rounded to float32 once", () => {
  fc.assert(
    fc.property(fc.double(), fc.float(), fc.integer(), (double, float, whole) => {
      expect([...valuesOf(storedTensor("x", [1], Float64Array.of(double)))]).toEqual([Math.fround(double)]);
      expect([...valuesOf(storedTensor("x", [1], Float32Array.of(float)))]).toEqual([float]);
      expect([...valuesOf(storedTensor("x", [1], Int32Array.of(whole)))]).toEqual([Math.fround(whole)]);
    }),
  );
});

test("for every tensor that is exact: its values are its numbers, without rounding", () => {
  fc.assert(
    fc.property(tensors, (tensor) => {
      if (!tensor.exact) return;
      const again = storedTensor(tensor.name, tensor.shape, valuesOf(tensor));
      expect(valuesOf(again)).toEqual(valuesOf(tensor));
    }),
  );
});

test("for every float16: the value is the one that tfjs decodes", () => {
  const all = Uint16Array.from({ length: 2 ** 16 }, (_, bits) => bits);
  const tfjs = tf.io.decodeWeights(all.slice().buffer, [
    { name: "x", shape: [2 ** 16], dtype: "float32", quantization: { dtype: "float16" } },
  ]).x;
  const finite = (value: number, i: number): number => ((all[i] >> 10) % 32 === 31 ? 0 : value);
  expect(valuesOf(only("F16", bytesOf(all), 2 ** 16)).map(finite)).toEqual(
    (tfjs.dataSync() as Float32Array).map(finite),
  );
  tfjs.dispose();
});

test("for every bfloat16: the value is the float32 of the same upper half", () => {
  const upper = Uint16Array.from({ length: 2 ** 16 }, (_, bits) => bits);
  const whole = new Float32Array(Uint32Array.from(upper, (bits) => bits * 2 ** 16).buffer);
  expect(valuesOf(only("BF16", bytesOf(upper), 2 ** 16))).toEqual(whole);
});

test("example: float16 by hand, with subnormals, infinity and NaN", () => {
  const bits = Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x8000, 0x7bff, 0x7c00, 0xfc00, 0x7e00);
  expect([...valuesOf(only("F16", bytesOf(bits), 8))]).toEqual([
    1,
    -2,
    2 ** -24,
    -0,
    65504,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
  ]);
});

test("example: every kind of whole number, lowest and greatest", () => {
  expect([...valuesOf(only("I64", bytesOf(BigInt64Array.of(-(2n ** 63n), 2n ** 24n)), 2))]).toEqual([
    -(2 ** 63),
    2 ** 24,
  ]);
  expect([...valuesOf(only("U64", bytesOf(BigUint64Array.of(2n ** 64n - 1n)), 1))]).toEqual([2 ** 64]);
  expect([...valuesOf(only("U32", bytesOf(Uint32Array.of(2 ** 32 - 1)), 1))]).toEqual([2 ** 32]);
  expect([...valuesOf(only("I16", bytesOf(Int16Array.of(-(2 ** 15))), 1))]).toEqual([-(2 ** 15)]);
  expect([...valuesOf(only("U16", bytesOf(Uint16Array.of(65535)), 1))]).toEqual([65535]);
  expect([...valuesOf(only("I8", [0x80, 0x7f], 2))]).toEqual([-128, 127]);
});

test("example: which tensors may be rounded", () => {
  const exact = (dtype: string, bytes: number): boolean => only(dtype, new Uint8Array(bytes), 1).exact;
  expect(["F64", "I64", "U64"].map((dtype) => exact(dtype, 8))).toEqual([false, false, false]);
  expect(["I32", "U32", "F32"].map((dtype) => exact(dtype, 4))).toEqual([false, false, true]);
  expect(["F16", "BF16", "I16", "U16"].map((dtype) => exact(dtype, 2))).toEqual([true, true, true, true]);
});

test("example: a float64 beyond float32 becomes infinite", () => {
  expect([...valuesOf(storedTensor("x", [2], Float64Array.of(1e300, 1e-300)))]).toEqual([
    Number.POSITIVE_INFINITY,
    0,
  ]);
});

test("bool, complex and floats of 8 bits are refused by name", () => {
  for (const [dtype, bytes] of [
    ["BOOL", 1],
    ["C64", 8],
    ["F8_E4M3", 1],
    ["F8_E5M2FNUZ", 1],
  ] as const) {
    const tensor = only(dtype, new Uint8Array(bytes), 1);
    expect(tensor.readable).toBe(false);
    expect(() => valuesOf(tensor)).toThrow(FormatError);
  }
});

test("a tensor that was changed by hand is refused", () => {
  const tensor = storedTensor("x", [2], Float32Array.of(1, 2));
  expect(() => valuesOf({ ...tensor, bytes: tensor.bytes.subarray(1) })).toThrow(
    'tensor "x" must have 8 bytes, got 7',
  );
  expect(() => valuesOf({ ...tensor, bytes: tensor.bytes.subarray(1) })).toThrow(ShapeError);
});
