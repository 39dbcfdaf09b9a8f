import { createHash } from "node:crypto";
import type { BinaryWeights } from "./binary-layers.js";

/**
 * SHA-256 of the bits of all binary layers, in hex: two models of one digest have the same bits.
 *
 * Hashed are the levels as signed bytes, −1 or +1, layer after layer from the input on, in tfjs's order of weights; of more than
 * two levels the index of each, 0 … K − 1.
 *
 * @internal
 */
export function bitsDigest(layers: readonly BinaryWeights[]): string {
  const hash = createHash("sha256");
  for (const { levels, levelCount } of layers)
    hash.update(
      levelCount === 2
        ? Int8Array.from(levels)
        : Uint8Array.from(levels, (level) => (level + levelCount - 1) / 2),
    );
  return hash.digest("hex");
}
