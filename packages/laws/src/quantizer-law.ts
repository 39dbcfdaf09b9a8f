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
  /** The only group size that the rule is made for, where its counts are given as whole numbers. Default: any size. */
  readonly size?: number;
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
  options: QuantizerLawOptions,
  name: string,
  holds: (weights: Float32Array) => void,
  longest?: number,
): Law {
  return {
    name: `for every group: ${name}`,
    check: () => fc.assert(fc.property(groupsFor(options, longest), holds), runsOf(options)),
  };
}

/**
 * Groups of the sizes that the rule is made for.
 *
 * @internal
 */
export function groupsFor(
  { size, longest }: QuantizerLawOptions,
  most: number = longest ?? 200,
  least = 0,
): fc.Arbitrary<Float32Array> {
  return size === undefined
    ? latentWeights({ shortest: least, longest: most })
    : latentWeights({ shortest: size, longest: size });
}

/** @internal */
export function assigned(quantizer: Quantizer, weights: Float32Array): Uint8Array {
  return quantizer.assign(weights, new Uint8Array(weights.length));
}
