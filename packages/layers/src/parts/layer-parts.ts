import type { Scale, SurrogateGradient } from "@equal-bits/binarize";
import type { Quantizer } from "@equal-bits/core";

/** Parts that a binary layer may be given while it trains. A part that is absent stays as it is. */
export interface LayerParts {
  /** The rule from latent weights to levels, with as many levels as the layer has. Default the present one. */
  readonly quantizer?: Quantizer;
  /** What multiplies the levels. Default the present one. */
  readonly scale?: Scale;
  /** What stands for the derivative of the step. Default the present one. */
  readonly gradient?: SurrogateGradient;
}
