import type { Relaxation, Scale, SurrogateGradient } from "@equal-bits/binarize";
import type { Quantizer } from "@equal-bits/core";

/** Parts that a binary layer may be given while it trains. A part that is absent stays as it is. */
export interface LayerParts {
  /** The rule from latent weights to levels, with as many levels as the layer has. Default the present one. */
  readonly quantizer?: Quantizer;
  /** What multiplies the levels; one that learns only for a layer that was made with it. Default the present one. */
  readonly scale?: Scale;
  /** What stands for the hard levels going forward, null for the levels themselves. Default the present one. */
  readonly relaxation?: Relaxation | null;
  /** What stands for the derivative of the step, null for the relaxation's own or the identity. Default the present one. */
  readonly gradient?: SurrogateGradient | null;
}
