import type { TensorDtype } from "./tensor-dtype.js";

/** A tensor of a file, without its numbers. */
export interface WeightTensor {
  /** As the file says: any text. Before you print it, see `printable`. */
  readonly name: string;
  /** Length of each axis, whole numbers ≥ 0; empty for a single number. */
  readonly shape: readonly number[];
  /** What its numbers are when they have been read. */
  readonly dtype: TensorDtype;
  /** How they are stored; another than `dtype` only where there is a `quantization`. */
  readonly storedAs: TensorDtype;
  /** How stored whole numbers become values; null where they are stored as they are. */
  readonly quantization: Quantization | null;
  /** How many numbers: the product of the shape. */
  readonly size: number;
  /** Bytes in the file. */
  readonly byteLength: number;
  /** Whether `valuesOf` gives its numbers: not of bool, complex64 and floats of 8 bits or fewer. */
  readonly readable: boolean;
  /** Whether every number of its dtype is a float32 too: not of float64 and whole numbers of 32 bits or more. */
  readonly exact: boolean;
}

/** A grid on which values lie: value = place · scale + min, rounded to float32 once, as tfjs has it. */
export interface Quantization {
  /** Distance of neighbouring places, finite; 1 where float16 is only a shorter float32. */
  readonly scale: number;
  /** The value at place 0, finite; 0 where float16 is only a shorter float32. */
  readonly min: number;
}

/** A tensor with its bytes. */
export interface StoredTensor extends WeightTensor {
  /** Its numbers, little-endian and row-major; a view of the file where it lies in one piece there. Not to be written to. */
  readonly bytes: Uint8Array;
}
