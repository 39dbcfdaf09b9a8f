import type { Constraint, Scale, SurrogateGradient, Ticket } from "@equal-bits/binarize";
import type { Granularity, Quantizer } from "@equal-bits/core";
import type { Warn } from "@equal-bits/layers";

/** What a network looks at, and how its weights are made binary. */
export interface NetworkOptions {
  /** Height, width and channels of an image. */
  readonly inputShape: readonly [number, number, number];
  /** Number of classes. */
  readonly classes: number;
  /** The rule for the weights of the binary layers. */
  readonly quantizer: Quantizer;
  /** Which weights share one histogram. Default `perFilter()`. */
  readonly granularity?: Granularity;
  /** What the levels are multiplied by. Default `fanInScale()`. */
  readonly scale?: Scale;
  /** What stands for the derivative of the step, for weights. Default `identityGradient()`. */
  readonly gradient?: SurrogateGradient;
  /** What latent weights are put back to after each update; null for nothing. Default null. */
  readonly kernelConstraint?: Constraint | null;
  /**
   * Makes the binary layers tickets: frozen weights of ±√(2/fan-in), of which scores train which are kept, by `quantizer`; scale, gradient and constraint are
   * then not looked at. Default null.
   */
  readonly ticket?: Ticket | null;
  /** Where the layers' warnings go. Default the console. */
  readonly warn?: Warn;
  /** Whether the inputs of the binary layers are binary too (1w/1a), or real-valued (1w/32a). Default as each network says. */
  readonly activation?: "binary" | "real";
  /** `"real"` for the same network with real-valued weights throughout: what binary ones are measured against. Default `"binary"`. */
  readonly weights?: "binary" | "real";
  /** What the number of channels of each layer is multiplied by, > 0; rounded, at least 1. Default 1. */
  readonly width?: number;
  /** Seed of the initial weights, 0 … 2³² − 1. */
  readonly seed: number;
}
