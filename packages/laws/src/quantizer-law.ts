import type { Quantizer } from "@equal-bits/core";
import fc from "fast-check";
import { latentWeights } from "./latent-weights.js";
import type { Law, LawOptions } from "./law.js";

/** How hard to try, and what the rule was asked for. */
export interface QuantizerLawOptions extends LawOptions {
  /**
   * The share of each level that the rule was made for, lowest level first; its counts must then be those of `apportion`.
   * Default: not checked.
   */
  readonly shares?: readonly number[];
}

/** @internal */
export function runsOf({ cases = 1000, seed }: LawOptions): { numRuns: number; seed?: number } {
  return { numRuns: cases, ...(seed === undefined ? {} : { seed }) };
}

/**
 * A law over drawn groups of weights.
 *
 * @internal
 */
export function forEveryGroup(
  options: LawOptions,
  name: string,
  holds: (weights: Float32Array) => void,
  longest: number = options.longest ?? 200,
): Law {
  return {
    name: `for every group: ${name}`,
    check: () => fc.assert(fc.property(latentWeights({ longest }), holds), runsOf(options)),
  };
}

/** @internal */
export function assigned(quantizer: Quantizer, weights: Float32Array): Uint8Array {
  return quantizer.assign(weights, new Uint8Array(weights.length));
}
