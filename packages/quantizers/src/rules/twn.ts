import type { Quantizer } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutsAt } from "../parts/cuts.js";
import { affineLevels } from "../parts/level-values.js";

/**
 * Ternary weight networks: zero within a threshold, and beyond it the mean magnitude of what lies there.
 *
 * Forward: b = α if w > Δ, −α if w < −Δ, else 0; Δ = 0.7 mean |w|, α = mean |w| of the weights beyond Δ. Gradient: dL/dw = dL/db.
 *
 * When: the classic ternary baseline. When not: the share of zeros must be known; the weights decide it. `ternary` asks for it.
 *
 * @returns a frozen quantizer with levels −α, 0 and +α; it promises no counts
 * @see Li, Zhang and Liu, Ternary Weight Networks, 2016, section 2
 */
export function twn(): Quantizer {
  return rule;
}

const rule = quantizer({
  name: "twn",
  cuts: cutsAt([-0.7, 0.7], { unit: "mean-magnitude", ties: "inward" }),
  levels: affineLevels([-1, 0, 1], { unit: "outer-magnitude" }),
});
