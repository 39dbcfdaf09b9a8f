import type { GroupLayout } from "@equal-bits/core";
import {
  countsEntropy,
  layerSparsity,
  levelCounts,
  log2Multinomial,
  summarizeLayer,
} from "@equal-bits/metrics";
import type { LevelCount, Measures } from "./inspection.js";
import { levelsIn } from "./levels-in.js";

/**
 * Ratio, entropy and sparsity of a tensor. Real numbers are taken by their signs, as the rule sign would: +1 from 0 on; but where of a hundred or more more than one
 * in a hundred is exactly 0 they were pruned, and a 0 is neither. Levels are taken as they are, with +1 for those above their middle.
 *
 * @param values - finite, at least one
 * @param layout - where the filters lie
 */
export function measuresOf(values: Float32Array, layout: GroupLayout): Measures {
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
    symbols: levels?.length ?? (signs.includes(0) ? 3 : 2),
    levels,
  };
}

/** How many weights of each filter are on each level, or of each sign. */
function countsOf(
  signs: Int8Array,
  values: Float32Array,
  levels: readonly LevelCount[] | null,
  layout: GroupLayout,
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

/** More zeros than this share of so many weights come of pruning, not of chance. */
const [FEW_ZEROS, MANY_WEIGHTS] = [0.01, 100];

function signsOf(values: Float32Array, levels: readonly LevelCount[] | null): Int8Array {
  if (levels === null && values.length >= MANY_WEIGHTS && layerSparsity(values) > FEW_ZEROS)
    return Int8Array.from(values, Math.sign);
  if (levels === null || levels.length === 1) return Int8Array.from(values, (value) => (value >= 0 ? 1 : -1));
  const middle = (levels[0].value + levels[levels.length - 1].value) / 2;
  return Int8Array.from(values, (value) => Math.sign(value - middle));
}
