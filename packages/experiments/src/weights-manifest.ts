import { FormatError } from "@equal-bits/core";
import type { io } from "@tensorflow/tfjs-core";

/**
 * The bytes that the weights of a model take, from the list in its `model.json`; tfjs trusts that list.
 *
 * @param manifest - from a file, so anything
 * @param path - the file, for the message
 * @throws FormatError unless it lists weights of whole sizes in 4-byte numbers
 * @internal
 */
export function bytesOfWeights(manifest: readonly unknown[], path: string): number {
  const weights: readonly unknown[] = manifest.flatMap((group) => Object(group).weights);
  if (!weights.every(isWeight))
    throw new FormatError(
      `${path} must list float32 or int32 weights with name and shape, got ${JSON.stringify(weights.find((weight) => !isWeight(weight)))}`,
    );
  return weights.reduce((sum, { shape }) => sum + 4 * shape.reduce((size, axis) => size * axis, 1), 0);
}

function isWeight(entry: unknown): entry is io.WeightsManifestEntry {
  const { name, shape, dtype, quantization } = Object(entry) as Partial<io.WeightsManifestEntry>; // checked here
  const inNumbers = (dtype === "float32" || dtype === "int32") && quantization === undefined;
  return typeof name === "string" && inNumbers && Array.isArray(shape) && shape.every(isSize);
}

function isSize(axis: unknown): boolean {
  return Number.isSafeInteger(axis) && Number(axis) >= 0;
}
