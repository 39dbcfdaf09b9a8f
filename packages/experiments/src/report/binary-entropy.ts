/**
 * The entropy of one bit that is +1 with probability `ratio`: −p log₂ p − (1−p) log₂ (1−p).
 *
 * @param ratio - the share of +1, 0 … 1
 * @returns bits, 0 … 1; 0 at a ratio of 0 or 1
 */
export function binaryEntropy(ratio: number): number {
  return surprise(ratio) + surprise(1 - ratio);
}

function surprise(share: number): number {
  return share > 0 ? -share * Math.log2(share) : 0;
}
