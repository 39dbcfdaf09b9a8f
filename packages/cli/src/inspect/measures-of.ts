import { layerSparsity, summarizeLayer } from "@equal-bits/metrics";
import type { FilterLayout } from "./filter-layout.js";
import type { LevelCount, Measures } from "./inspection.js";
import { levelEntropy } from "./level-entropy.js";
import { levelsIn } from "./levels-in.js";

/**
 * Ratio, entropy and sparsity of a tensor. Real numbers are taken by their signs, as the rule sign would: +1 from 0 on. Levels are taken as they are,
 * with +1 for those above their middle.
 *
 * @param values - finite, at least one
 * @param layout - where the filters lie
 */
export function measuresOf(values: Float32Array, layout: FilterLayout): Measures {
  const levels = levelsIn(values);
  const { positives, ratio, entropy } = summarizeLayer(signsOf(values, levels), layout);
  return {
    positives,
    ratio: ratio.mean,
    ratioLeast: ratio.least,
    ratioGreatest: ratio.greatest,
    entropy: levels === null ? entropy : levelEntropy(values, levels, layout),
    sparsity: layerSparsity(values),
    levels,
  };
}

function signsOf(values: Float32Array, levels: readonly LevelCount[] | null): Int8Array {
  if (levels === null || levels.length === 1) return Int8Array.from(values, (value) => (value >= 0 ? 1 : -1));
  const middle = (levels[0].value + levels[levels.length - 1].value) / 2;
  return Int8Array.from(values, (value) => Math.sign(value - middle));
}
