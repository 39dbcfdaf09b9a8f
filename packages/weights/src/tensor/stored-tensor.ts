import { DomainError, requireWhole, ShapeError, shown } from "@equal-bits/core";
import { describeTensor, isWellFormed } from "./describe-tensor.js";
import { printable } from "./printable.js";
import type { TensorDtype } from "./tensor-dtype.js";
import type { StoredTensor } from "./weight-tensor.js";

/** Arrays that a tensor can be made of; the kind of array decides how its numbers are stored. */
export type TensorValues =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

const WRITERS: Readonly<
  Record<string, { dtype: TensorDtype; write: (view: DataView, index: number, value: number) => void }>
> = {
  Float64Array: { dtype: "float64", write: (view, i, value) => view.setFloat64(8 * i, value, true) },
  Float32Array: { dtype: "float32", write: (view, i, value) => view.setFloat32(4 * i, value, true) },
  Int32Array: { dtype: "int32", write: (view, i, value) => view.setInt32(4 * i, value, true) },
  Uint32Array: { dtype: "uint32", write: (view, i, value) => view.setUint32(4 * i, value, true) },
  Int16Array: { dtype: "int16", write: (view, i, value) => view.setInt16(2 * i, value, true) },
  Uint16Array: { dtype: "uint16", write: (view, i, value) => view.setUint16(2 * i, value, true) },
  Int8Array: { dtype: "int8", write: (view, i, value) => view.setInt8(i, value) },
  Uint8Array: { dtype: "uint8", write: (view, i, value) => view.setUint8(i, value) },
};

/**
 * A tensor of numbers, for the writers.
 *
 * @param name - any text of whole characters
 * @param shape - length of each axis, whole numbers ≥ 0; at most 32
 * @param values - row-major, as many as the shape takes; a copy is kept
 * @returns a tensor of the dtype of the array: a `Float32Array` gives float32
 * @throws DomainError if the name has half a character, an axis is no whole number ≥ 0, or the array is of another kind
 * @throws ShapeError if the values do not fill the shape
 */
export function storedTensor(name: string, shape: readonly number[], values: TensorValues): StoredTensor {
  if (!isWellFormed(name))
    throw new DomainError(`the name of a tensor must be of whole characters, got "${printable(name)}"`);
  shape.forEach((axis, i) => {
    requireWhole(axis, `shape[${i}]`);
  });
  const writer = WRITERS[Object.prototype.toString.call(values).slice("[object ".length, -1)]; // also of another realm, and for a Buffer
  if (writer === undefined)
    throw new DomainError(`values must be a typed array of numbers, got ${shown(values)}`);
  const size = shape.reduce((product, axis) => product * axis, 1);
  if (values.length !== size)
    throw new ShapeError(
      `values must have ${size} numbers for shape [${shape.join(", ")}], got ${values.length}`,
    );
  const bytes = new Uint8Array(values.byteLength);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    writer.write(view, i, value);
  });
  return Object.freeze({ ...describeTensor({ name, shape, dtype: writer.dtype }, "yours"), bytes });
}
