import type { Quantizer } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutAtMean } from "../parts/cuts.js";
import { affineLevels } from "../parts/level-values.js";

/**
 * Two levels of the group's own, its mean less and plus its deviation.
 *
 * Forward: b = β + α · sign(w − β), β = mean w, α = √ mean (w − β)². Gradient: dL/db carried back through α, β and
 * k t (1 − tanh²(t ŵ)) of ŵ = (w − β) / α, with IR-Net's rising t.
 *
 * When: levels shall follow the latent weights, their mean included. When not: the kernel must be ±1 alone; β costs a second term.
 *
 * @returns a frozen quantizer with levels β − α and β + α; it promises no counts
 * @see Tu et al., AdaBin, ECCV 2022; the published code's binarylib.py
 */
export function adaBin(): Quantizer {
  return rule;
}

const rule = quantizer({
  name: "adabin",
  cuts: cutAtMean,
  levels: affineLevels([-1, 1], { base: "mean", unit: "deviation" }),
});
