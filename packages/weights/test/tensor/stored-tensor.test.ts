import { DomainError, ShapeError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { storedTensor } from "../../src/index.js";

test("example: the kind of array says how numbers are stored, little-endian", () => {
  expect(storedTensor("x", [1, 2], Int16Array.of(1, -2))).toEqual({
    name: "x",
    shape: [1, 2],
    dtype: "int16",
    storedAs: "int16",
    quantization: null,
    size: 2,
    byteLength: 4,
    readable: true,
    exact: true,
    bytes: Uint8Array.of(1, 0, 0xfe, 0xff),
  });
  expect(storedTensor("x", [], Float64Array.of(1)).bytes).toEqual(
    Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf0, 0x3f),
  );
  expect(storedTensor("x", [1], Buffer.from([7])).dtype).toBe("uint8");
});

test("example: the array is copied, also one that begins within its memory", () => {
  const values = Float32Array.of(1, 2, 3).subarray(1);
  const tensor = storedTensor("x", [2], values);
  values[0] = 9;
  expect([...new Float32Array(tensor.bytes.slice().buffer)]).toEqual([2, 3]);
});

test("values that do not fill the shape are refused", () => {
  expect(() => storedTensor("x", [2, 3], new Float32Array(5))).toThrow(
    "values must have 6 numbers for shape [2, 3], got 5",
  );
  expect(() => storedTensor("x", [2], new Float32Array(5))).toThrow(ShapeError);
});

test("half a character in a name is refused", () => {
  expect(() => storedTensor("a\ud800", [1], new Float32Array(1))).toThrow(DomainError);
});

test("an axis that is no whole number, and what is no array of numbers, are refused", () => {
  for (const axis of [-1, 0.5, Number.NaN])
    expect(() => storedTensor("x", [axis], new Float32Array(1))).toThrow(DomainError);
  // a caller without types
  for (const values of [[1], new BigInt64Array(1), new DataView(new ArrayBuffer(4)), null])
    expect(() => storedTensor("x", [1], values as never)).toThrow(DomainError);
});
