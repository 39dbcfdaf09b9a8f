import type { InspectedTensor, Measures, TensorTotals } from "./inspection.js";

/** Sums over tensors; shares are those of the numbers that could be looked at. */
export function tensorTotals(tensors: readonly InspectedTensor[]): TensorTotals {
  const sumOf = (number: (tensor: InspectedTensor) => number): number =>
    tensors.reduce((sum, tensor) => sum + number(tensor), 0);
  const measured = sumOf(({ weights, measures }) => (measures === null ? 0 : weights));
  const shareOf = (number: (measures: Measures, weights: number) => number): number | null =>
    measured === 0
      ? null
      : sumOf(({ weights, measures }) => (measures === null ? 0 : number(measures, weights))) / measured;
  return {
    tensors: tensors.length,
    weights: sumOf(({ weights }) => weights),
    bytes: sumOf(({ bytes }) => bytes),
    ratio: shareOf(({ positives }) => positives),
    entropy: shareOf(({ entropy }, weights) => entropy * weights),
    sparsity: shareOf(({ sparsity }, weights) => sparsity * weights),
    packedBytes: sumOf(({ packedBytes }) => packedBytes),
    entropyBytes: sumOf(({ entropyBytes }) => entropyBytes ?? 0),
    enumerativeBytes: sumOf(({ enumerativeBytes }) => enumerativeBytes ?? 0),
  };
}
