import type { Quantizer } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutsAt } from "../parts/cuts.js";
import { affineLevels } from "../parts/level-values.js";

/**
 * The ternary weights of BitNet b1.58: rounded in units of the mean magnitude.
 *
 * Forward: b = m · RoundClip(w / m, −1, 1), m = mean |w|, usually of a whole tensor; exactly half a unit becomes 0, as rounding
 * to even has it. Gradient: dL/dw = dL/db. The publication adds a small ε to m, so that zeros can be divided by it; here no
 * division is made.
 *
 * When: ternary transformers. When not: the share of zeros must be known; the weights decide it. `ternary` asks for it.
 *
 * @returns a frozen quantizer with levels −m, 0 and +m; it promises no counts
 * @see Ma et al., The era of 1-bit LLMs, 2024, section 2
 */
export function bitNetTernary(): Quantizer {
  return rule;
}

const rule = quantizer({
  name: "bitnet-b1.58",
  cuts: cutsAt([-0.5, 0.5], { unit: "mean-magnitude", ties: "inward" }),
  levels: affineLevels([-1, 0, 1], { unit: "mean-magnitude" }),
});
