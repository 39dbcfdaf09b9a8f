import { DomainError, ShapeError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { parseSafetensors, storedTensor, writeSafetensors } from "../../src/index.js";

test("example: the bytes of a small file", () => {
  const file = writeSafetensors(
    [storedTensor("b", [2], Int8Array.of(1, -1)), storedTensor("a", [1], Float32Array.of(1))],
    new Map([["made", "here"]]),
  );
  const header =
    '{"__metadata__":{"made":"here"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"I8","shape":[2],"data_offsets":[4,6]}}';
  const padded = Math.ceil(header.length / 8) * 8;
  expect(new DataView(file.buffer).getBigUint64(0, true)).toBe(BigInt(padded));
  expect(new TextDecoder().decode(file.subarray(8, 8 + padded))).toBe(header.padEnd(padded));
  expect([...file.subarray(8 + padded)]).toEqual([0, 0, 0x80, 0x3f, 1, 0xff]);
});

test("example: without tensors and texts there is a header of eight bytes", () => {
  expect(writeSafetensors([])).toEqual(new TextEncoder().encode("\u0008\0\0\0\0\0\0\0{}      "));
});

test("a name that stands twice, and the name of the texts, are refused", () => {
  const one = storedTensor("a", [1], Int8Array.of(1));
  expect(() => writeSafetensors([one, one])).toThrow('tensors must each have another name, got "a" twice');
  expect(() => writeSafetensors([storedTensor("__metadata__", [], Int8Array.of(1))])).toThrow(DomainError);
});

test("a quantized tensor is refused, with the remedy", () => {
  const one = storedTensor("a", [1], Uint8Array.of(1));
  const quantized = { ...one, dtype: "float32", quantization: { scale: 2, min: -1 } } as const;
  expect(() => writeSafetensors([quantized])).toThrow(/must not be quantized.*write storedTensor/);
});

test("a tensor that was changed by hand is refused", () => {
  const one = storedTensor("a", [1], Uint8Array.of(1));
  expect(() => writeSafetensors([{ ...one, bytes: new Uint8Array(2) }])).toThrow(ShapeError);
});

test("example: what one file holds can be written to another with some tensors replaced", () => {
  const file = writeSafetensors([
    storedTensor("conv", [2], Float32Array.of(0.3, -0.2)),
    storedTensor("bias", [1], Float32Array.of(5)),
  ]);
  const signs = parseSafetensors(file).tensors.map((tensor) =>
    tensor.name === "conv" ? storedTensor(tensor.name, tensor.shape, Float32Array.of(1, -1)) : tensor,
  );
  expect(writeSafetensors(signs).length).toBe(file.length);
});
