import { DomainError } from "@equal-bits/core";

/**
 * The entropy of a histogram: H = −Σ p log₂ p with p = count / total, Shannon's.
 *
 * @param counts - how often each symbol was met, each finite and ≥ 0, not all 0; they need not be whole
 * @returns bits for each symbol, 0 … log₂ K
 * @throws DomainError if a count is below 0 or not finite, or their sum is not a finite number > 0
 * @see Shannon, A Mathematical Theory of Communication, 1948, section 6
 */
export function countsEntropy(counts: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < counts.length; k++) {
    if (!(counts[k] >= 0 && counts[k] < Number.POSITIVE_INFINITY))
      throw new DomainError(`counts[${k}] must be a finite number ≥ 0, got ${counts[k]}`);
    total += counts[k];
  }
  if (!(total > 0 && total < Number.POSITIVE_INFINITY))
    throw new DomainError(`counts must have a finite sum > 0, got ${total}; of nothing there is no entropy`);
  let bits = 0;
  for (let k = 0; k < counts.length; k++) bits += surprise(counts[k] / total);
  return bits;
}

/**
 * −p log₂ p, which tends to 0 with p.
 *
 * @internal
 */
export function surprise(share: number): number {
  return share === 0 ? 0 : share * -Math.log2(share);
}
