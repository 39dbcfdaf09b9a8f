import { createHash } from "node:crypto";
import type { BinaryWeights } from "./binary-layers.js";

/**
 * SHA-256 of the bits of all binary layers, in hex: two models of one digest have the same bits.
 *
 * Hashed are the levels as signed bytes, layer after layer from the input on, in tfjs's order of weights.
 *
 * @internal
 */
export function bitsDigest(layers: readonly BinaryWeights[]): string {
  const hash = createHash("sha256");
  for (const { levels } of layers) hash.update(Int8Array.from(levels));
  return hash.digest("hex");
}
