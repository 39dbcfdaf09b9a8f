import type { Tensor } from "@tensorflow/tfjs-core";

/** What latent weights are put back to after each step of an optimizer. */
export interface Constraint {
  /** What it is called, with its arguments. Two constraints of one name are the same rule. */
  readonly name: string;
  /**
   * The weights as they may be.
   *
   * @param w - the latent weights after the step, filters last: [in, out] or [height, width, in, out]
   * @returns a new tensor of the same shape
   */
  apply(w: Tensor): Tensor;
}
