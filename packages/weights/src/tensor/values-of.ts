import { FormatError } from "@equal-bits/core";
import { allocated } from "./allocated.js";
import { float16 } from "./float16.js";
import { printable } from "./printable.js";
import { requireStored } from "./require-stored.js";
import type { TensorDtype } from "./tensor-dtype.js";
import type { StoredTensor } from "./weight-tensor.js";

/** Reads the number at an index, little-endian, wherever the bytes begin. */
type Reader = (view: DataView, index: number) => number;

const READERS: Partial<Record<TensorDtype, Reader>> = {
  float64: (view, i) => view.getFloat64(8 * i, true),
  float32: (view, i) => view.getFloat32(4 * i, true),
  float16: (view, i) => float16(view.getUint16(2 * i, true)),
  bfloat16: (view, i) => bfloat16(view, i),
  int64: (view, i) => Number(view.getBigInt64(8 * i, true)),
  uint64: (view, i) => Number(view.getBigUint64(8 * i, true)),
  int32: (view, i) => view.getInt32(4 * i, true),
  uint32: (view, i) => view.getUint32(4 * i, true),
  int16: (view, i) => view.getInt16(2 * i, true),
  uint16: (view, i) => view.getUint16(2 * i, true),
  int8: (view, i) => view.getInt8(i),
  uint8: (view, i) => view.getUint8(i),
};

/**
 * The numbers of a tensor as float32.
 *
 * Float64 and whole numbers of 32 bits or more are rounded to the nearest float32, a float64 beyond its range to ±∞: `tensor.exact` says whether that can
 * be. A quantized tensor is read as tfjs reads it, value = place · scale + min, and rounded to a whole number first where its dtype is int32. NaN and ±∞
 * in a file come through: it is for the caller to refuse them.
 *
 * @param tensor - with its bytes, from a file or from `storedTensor`
 * @returns a new array of `tensor.size` numbers, row-major
 * @throws FormatError if it is not of numbers that can be read: `tensor.readable` says so
 * @throws ShapeError if the bytes are not as many as the shape takes
 * @throws BackendError if there is no memory for them
 */
export function valuesOf(tensor: StoredTensor): Float32Array {
  const { name, bytes, size, dtype, storedAs, quantization } = tensor;
  const reader = READERS[storedAs];
  if (reader === undefined)
    throw new FormatError(
      `tensor "${printable(name)}" must be of numbers that can be read, got ${storedAs}; ${Object.keys(READERS).join(", ")} can`,
    );
  requireStored(tensor);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = allocated(
    4 * size,
    `the values of tensor "${printable(name)}"`,
    () => new Float32Array(size),
  );
  for (let i = 0; i < size; i++) values[i] = reader(view, i);
  if (quantization !== null && storedAs !== "float16") {
    const { scale, min } = quantization;
    const rounded = dtype === "int32" ? Math.round : Number;
    for (let i = 0; i < size; i++) values[i] = rounded(values[i] * scale + min); // places are below 2¹⁶, so exact so far
  }
  return values;
}

/** A bfloat16 is the upper half of a float32. */
function bfloat16(view: DataView, index: number): number {
  FLOAT.setUint16(0, view.getUint16(2 * index, true));
  return FLOAT.getFloat32(0);
}

const FLOAT = new DataView(new ArrayBuffer(4)); // its lower half stays 0

/** @internal */
export function isReadable(dtype: TensorDtype): boolean {
  return READERS[dtype] !== undefined;
}
