import { cutAfter } from "./cut.js";

/**
 * Adds 1 to the level of the `count` greatest weights; among equal weights the earlier ones are greater.
 *
 * @param weights - finite
 * @param count - 0 … `weights.length`
 * @internal
 */
export function raiseTop(weights: Float32Array, count: number, levels: Uint8Array): void {
  if (count === 0) return;
  const { value } = cutAfter(weights, count);
  const raised = raiseFrom(weights, value, levels);
  lowerLastTies(weights, value, raised - count, levels);
}

function raiseFrom(weights: Float32Array, cut: number, levels: Uint8Array): number {
  let raised = 0;
  for (let i = 0; i < weights.length; i++) {
    const taken = +(weights[i] >= cut);
    levels[i] += taken;
    raised += taken;
  }
  return raised;
}

function lowerLastTies(weights: Float32Array, cut: number, surplus: number, levels: Uint8Array): void {
  for (let i = weights.length - 1, left = surplus; left > 0; i--) {
    if (weights[i] !== cut) continue;
    levels[i] -= 1;
    left -= 1;
  }
}
