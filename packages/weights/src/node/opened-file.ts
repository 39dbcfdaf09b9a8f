import type { WeightTensor } from "../tensor/weight-tensor.js";
import type { Piece } from "../tfjs/place-tensors.js";
import type { OpenedWeights } from "./opened-weights.js";

/**
 * Weights on disk, and where each tensor lies.
 *
 * @internal
 */
export interface OpenedFile {
  readonly weights: Omit<OpenedWeights, "read">;
  /** The runs of bytes of each tensor, in files at their real paths. */
  readonly places: ReadonlyMap<WeightTensor, readonly Piece[]>;
}
