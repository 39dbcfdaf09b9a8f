import { ShapeError } from "@equal-bits/core";
import { type ImageSet, requireImageSet, requireIndices } from "./image-set.js";

/**
 * Gathers the labels of a batch, the companion of {@link batchPixels}.
 *
 * @param set - where the labels come from
 * @param indices - which images, each 0 … set.count − 1, in any order, repeats allowed
 * @param out - the class of each image of the batch, length `indices.length`; Int32 is what tfjs takes for classes
 * @returns `out`
 * @throws ShapeError if `out` does not fit, before anything is written
 * @throws DomainError if an index is out of range, before anything is written
 */
export function batchLabels<T extends Int32Array | Uint8Array | Float32Array>(
  set: ImageSet,
  indices: ArrayLike<number>,
  out: T,
): T {
  requireImageSet(set);
  requireIndices(set, indices);
  if (out.length !== indices.length)
    throw new ShapeError(`out must have one value for each of ${indices.length} indices, got ${out.length}`);
  for (let i = 0; i < indices.length; i++) out[i] = set.labels[indices[i]];
  return out;
}
