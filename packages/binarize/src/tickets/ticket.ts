import type { Tensor } from "@tensorflow/tfjs-core";

/** What becomes of the frozen weights that a ticket keeps. */
export interface Ticket {
  /** What it is called. Two tickets of one name are the same. */
  readonly name: string;
  /** Whether all kept weights of a filter have one magnitude, so that a layer with it has three levels: −, 0 and +. */
  readonly hasLevels: boolean;
  /**
   * The weights that a layer multiplies by.
   *
   * @param weights - the frozen weights
   * @param mask - 1 for a kept weight, 0 for the others; same shape
   * @returns the kept weights, or levels in their place, and 0; same shape
   */
  apply(weights: Tensor, mask: Tensor): Tensor;
}
