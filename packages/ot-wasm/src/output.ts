/** What a selection writes for each weight: one of two values as a byte or a float32, or a packed bit. */
export type Output = ByteOutput | FloatOutput | BitOutput;

/** A byte for each weight, where the weight stands. */
export interface ByteOutput {
  /** Which of the three it is. */
  readonly kind: "bytes";
  /** The value of the weights that are not selected, −128 … 255. */
  readonly low: number;
  /** The value of the selected ones, −128 … 255. */
  readonly high: number;
}

/** A float32 for each weight, where the weight stands. */
export interface FloatOutput {
  /** Which of the three it is. */
  readonly kind: "floats";
  /** The value of the weights that are not selected. */
  readonly low: number;
  /** The value of the selected ones. */
  readonly high: number;
}

/**
 * A bit for each weight, 1 if it is selected. Each group fills whole words of 32 bits, one group after the other whatever
 * the layout; weight i of a group is bit i % 32, counted from the lowest, of its word ⌊i / 32⌋, and spare bits are 0.
 */
export interface BitOutput {
  /** Which of the three it is. */
  readonly kind: "bits";
}

const KINDS = { bytes: 0, floats: 1, bits: 2 };

/**
 * An output as the kernels take it.
 *
 * @internal
 */
export function kernelArguments(output: Output): readonly [kind: number, low: number, high: number] {
  if (output.kind === "bits") return [KINDS.bits, 0, 1];
  if (output.kind === "bytes") return [KINDS.bytes, output.low, output.high];
  const [low, high] = new Int32Array(Float32Array.of(output.low, output.high).buffer);
  return [KINDS.floats, low, high];
}

/**
 * Bytes of the outputs of `groups` groups of `size` weights.
 *
 * @param output - what is written
 * @param groups - how many groups
 * @param size - weights in each
 * @returns the bytes
 */
export function outputBytes(output: Output, groups: number, size: number): number {
  if (output.kind === "bits") return groups * Math.ceil(size / 32) * 4;
  return groups * size * (output.kind === "bytes" ? 1 : 4);
}
