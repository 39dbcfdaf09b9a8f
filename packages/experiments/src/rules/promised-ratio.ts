import type { Quantizer } from "@equal-bits/core";

/** A group so large that its counts give the ratio to nine digits. */
const MANY = 10 ** 9;

/**
 * The share of +1 that a quantizer of two levels promises, to nine digits; null where it promises none to groups of every size.
 *
 * @internal
 */
export function promisedRatio(quantizer: Quantizer): number | null {
  if (quantizer.levels !== 2 || quantizer.counts === undefined) return null;
  try {
    return quantizer.counts(MANY)[1] / MANY;
  } catch {
    return null; // a rule of given counts is for groups of one size
  }
}
