import type { Granularity, Quantizer } from "@equal-bits/core";
import type { Tensor } from "@tensorflow/tfjs-core";
import type { SurrogateGradient } from "../gradients/surrogate-gradient.js";

/** What stands for the hard levels going forward, so that training can harden a layer little by little. */
export interface Relaxation {
  /** What it is called, with its arguments. Two relaxations of one name are the same rule. */
  readonly name: string;
  /** The gradient that goes with it, which `binarize` takes where it is given no other. */
  readonly gradient: SurrogateGradient;
  /**
   * Soft levels of latent weights, without gradient.
   *
   * @param w - the latent weights, filters last: [in, out] or [height, width, in, out]
   * @param quantizer - the rule whose levels are softened
   * @param granularity - which weights share one histogram
   * @returns a value between the lowest and the highest level for each weight, shape of `w`
   */
  apply(w: Tensor, quantizer: Quantizer, granularity: Granularity): Tensor;
}
