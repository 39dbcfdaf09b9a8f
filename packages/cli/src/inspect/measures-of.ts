import {
  countsEntropy,
  layerSparsity,
  levelCounts,
  log2Multinomial,
  summarizeLayer,
} from "@equal-bits/metrics";
import type { FilterLayout } from "./filter-layout.js";
import type { LevelCount, Measures } from "./inspection.js";
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
  const signs = signsOf(values, levels);
  const { positives, ratio } = summarizeLayer(signs, layout);
  const counts = countsOf(signs, values, levels, layout);
  return {
    positives,
    ratio: ratio.mean,
    ratioLeast: ratio.least,
    ratioGreatest: ratio.greatest,
    entropy: counts.reduce((sum, own) => sum + countsEntropy(own), 0) / counts.length,
    enumerativeBits: counts.reduce((sum, own) => sum + log2Multinomial(own), 0),
    sparsity: layerSparsity(values),
    levels,
  };
}

/** How many weights of each filter are on each level, or of each sign. */
function countsOf(
  signs: Int8Array,
  values: Float32Array,
  levels: readonly LevelCount[] | null,
  layout: FilterLayout,
): Uint32Array[] {
  const table =
    levels === null || levels.length === 1
      ? levelCounts(signs, layout)
      : levelCounts(
          values,
          layout,
          levels.map(({ value }) => value),
        );
  const width = table.length / layout.groups;
  return Array.from({ length: layout.groups }, (_, group) =>
    table.subarray(group * width, (group + 1) * width),
  );
}

function signsOf(values: Float32Array, levels: readonly LevelCount[] | null): Int8Array {
  if (levels === null || levels.length === 1) return Int8Array.from(values, (value) => (value >= 0 ? 1 : -1));
  const middle = (levels[0].value + levels[levels.length - 1].value) / 2;
  return Int8Array.from(values, (value) => Math.sign(value - middle));
}
