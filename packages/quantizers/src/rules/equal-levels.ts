import { DomainError, type Quantizer, requireLevels, requireWhole, ShapeError } from "@equal-bits/core";
import { shares as sharesPrior } from "../parts/shares.js";
import { byOptions, type TransportOptions } from "./transport-options.js";

/** How `equalLevels` may be varied. */
export interface EqualLevelsOptions extends TransportOptions {
  /** The K values, ascending. Default: evenly spaced from −1 to +1. */
  readonly values?: readonly number[];
}

/**
 * Multi-bit equal bits: K levels with exactly the requested shares in every group.
 *
 * Forward: by rank, the least `counts[0]` weights get the lowest level and so on, counts = `apportion(size, shares)`; level k is
 * worth (2k − K + 1) / (K − 1) or what was given. Gradient: straight-through, dL/dw = dL/db.
 * With equal shares every level is used alike, the code of greatest entropy: log₂ K bits a weight.
 *
 * When: 2 to 8 bits a weight without dead levels, or a study of priors. When not: the network is sensitive to a few large
 * weights; equal shares clip their range. Evenly spaced levels with equal shares have variance (K + 1) / (3 (K − 1)), 1 for two of them
 * and ⅓ for many; `levels: "centred"` makes it 1, which the scale √(2 / fan-in) is made for.
 *
 * @param levels - K, a whole number from 2 to 256
 * @param shares - wanted share of each level, lowest first. Default 1/K each
 * @param options - values, what the levels are worth, whether the layer's total is exact too, and who solves
 * @returns a frozen quantizer with K levels
 * @throws DomainError if K, a share or the order of the values is out of range
 * @throws ShapeError if there are not K shares or values
 * @see Zhou et al., Balanced Quantization, 2017, for equal shares
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, of which it is the K-level form
 */
export function equalLevels(
  levels: number,
  shares?: readonly number[],
  options: EqualLevelsOptions = {},
): Quantizer {
  requireWhole(levels, "levels", 2);
  requireLevels(levels, "quantizer");
  const wanted = shares ?? new Array<number>(levels).fill(1 / levels);
  if (wanted.length !== levels)
    throw new ShapeError(`shares must be ${levels}, one for each level, got ${wanted.length}`);
  const values = options.values ?? evenlySpaced(levels);
  if (options.levels === "fitted" && options.values !== undefined)
    throw new DomainError(
      'values must be left out where levels is "fitted", got some; the weights decide them',
    );
  const argument = [
    levels,
    ...(shares === undefined ? [] : [`shares ${shares.join(" ")}`]),
    ...(options.values === undefined ? [] : [`at ${values.join(" ")}`]),
  ].join("; ");
  return byOptions(
    { family: "equal-levels", argument, prior: sharesPrior(wanted, options), values },
    options,
  );
}

/** Antisymmetric to the last bit: level k and level K − 1 − k differ in their sign only. */
function evenlySpaced(levels: number): number[] {
  return Array.from({ length: levels }, (_, k) => (2 * k - levels + 1) / (levels - 1));
}
