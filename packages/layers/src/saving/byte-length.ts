import { FormatError } from "@equal-bits/core";
import type { io } from "@tensorflow/tfjs-core";

const BYTES: Readonly<Record<string, number>> = {
  float32: 4,
  int32: 4,
  bool: 1,
  complex64: 8,
  uint8: 1,
  uint16: 2,
  float16: 2,
};

/**
 * How many bytes a weight takes in a file.
 *
 * @throws FormatError for texts, whose length stands in the file
 * @internal
 */
export function byteLength({ name, shape, dtype, quantization }: io.WeightsManifestEntry): number {
  const bytes = BYTES[quantization?.dtype ?? dtype];
  if (bytes === undefined)
    throw new FormatError(`weight ${name} must be of numbers to be saved, got ${dtype}`);
  return shape.reduce((product, axis) => product * axis, bytes);
}
