import type { Granularity, Quantizer } from "@equal-bits/core";
import type { Tensor } from "@tensorflow/tfjs-core";

/** What a surrogate gradient may look at besides the gradient of the output and the latent input. */
export interface GradientContext {
  /** What the step gave going forward, before the scale: ±1 of a sign. Shape of the input. */
  readonly levels: Tensor;
  /** Which inputs share one histogram; `perTensor()` for activations. */
  readonly granularity: Granularity;
  /** The rule of the step; undefined for activations. */
  readonly quantizer?: Quantizer;
}

/** What stands for the derivative of a step, which is 0 almost everywhere: how much of dL/db reaches each latent weight. */
export interface SurrogateGradient {
  /** What it is called, with its arguments. Two gradients of one name are the same rule. */
  readonly name: string;
  /**
   * Half the width of the window outside of which the gradient is always 0: a latent weight beyond it never moves again, unless a
   * constraint brings it back. Absent where every weight is reached.
   */
  readonly window?: number;
  /** Whether a latent weight exactly at the edge of the window gets a gradient. Default false. */
  readonly reachesEdge?: boolean;
  /**
   * Whether it looks at the other inputs of the group, as through their mean: it then cannot go with a mask, whose pruned weights are not of the
   * group. Default false.
   */
  readonly ofGroups?: boolean;
  /**
   * The gradient of the latent weights.
   *
   * @param dy - gradient of the levels, before the scale: dL/d(output) times the scale
   * @param x - the latent input, same shape
   * @param context - the levels, and how the inputs are grouped
   * @returns gradient of `x`, same shape
   */
  apply(dy: Tensor, x: Tensor, context: GradientContext): Tensor;
}
