import { FormatError, shown } from "@equal-bits/core";
import { printable } from "./printable.js";
import { bitsOf, type TensorDtype } from "./tensor-dtype.js";
import { isReadable } from "./values-of.js";
import type { Quantization, WeightTensor } from "./weight-tensor.js";

/** More axes than any library has. */
const MOST_AXES = 32;

/** Every number of these is a float32. */
const EXACT: readonly TensorDtype[] = ["float32", "float16", "bfloat16", "int16", "uint16", "int8", "uint8"];

/**
 * What a file says of a tensor, before it is believed.
 *
 * @internal
 */
export interface TensorClaim {
  readonly name: string;
  readonly shape: unknown;
  readonly dtype: TensorDtype;
  readonly storedAs?: TensorDtype;
  readonly quantization?: Quantization | null;
}

/**
 * The record of a tensor, its sizes counted with care: nothing is allocated for what a file only claims.
 *
 * @throws FormatError if the name has half a character, or the shape is none, or takes more bytes than there are whole numbers or no whole number of them
 * @internal
 */
export function describeTensor(claim: TensorClaim, file: string): WeightTensor {
  const { name, dtype, storedAs = dtype, quantization = null } = claim;
  const what = `tensor "${printable(name)}" of ${file}`;
  if (!isWellFormed(name))
    throw new FormatError(`${what} must have a name of whole characters, got half of one`);
  const shape = Object.freeze(requireShape(claim.shape, what));
  const size = shape.reduce((product, axis) => product * axis, 1);
  const bits = size * bitsOf(storedAs);
  // a product beyond 2⁵³ is rounded, but never down to a safe whole number
  if (!Number.isSafeInteger(bits) || bits % 8 !== 0)
    throw new FormatError(
      `${what} must take a whole number of bytes below 2⁵⁰, got ${storedAs} of shape [${shape.join(", ")}]`,
    );
  return Object.freeze({
    name,
    shape,
    dtype,
    storedAs,
    quantization,
    size,
    byteLength: bits / 8,
    readable: isReadable(storedAs),
    exact: EXACT.includes(dtype),
  });
}

/**
 * Whether a text is without halves of characters, which JSON can spell and UTF-8 cannot write.
 *
 * @internal
 */
export function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

function requireShape(shape: unknown, what: string): number[] {
  if (!Array.isArray(shape) || shape.length > MOST_AXES)
    throw new FormatError(`${what} must have a shape of at most ${MOST_AXES} axes, got ${shown(shape)}`);
  const wrong = shape.findIndex((axis) => !isSize(axis));
  if (wrong >= 0)
    throw new FormatError(
      `${what} must have axes of whole numbers ≥ 0, got ${printable(shown(shape[wrong]))} for axis ${wrong}`,
    );
  return [...shape];
}

/**
 * Whether a value from JSON is a whole number ≥ 0 that has no other beside it.
 *
 * @internal
 */
export function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && !Object.is(value, -0) && Number(value) >= 0;
}
