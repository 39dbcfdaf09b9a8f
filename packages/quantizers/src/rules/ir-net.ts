import type { Quantizer } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutAtMean } from "../parts/cuts.js";
import { affineLevels } from "../parts/level-values.js";

/**
 * The signs of standardised weights times a power of two.
 *
 * Forward: b = 2^s · sign(ŵ), ŵ = (w − mean w) / std w with n − 1 under the root, s = round(log₂ mean |ŵ|). For normal weights
 * mean |ŵ| = 0.798, so 2^s = 1. Gradient: dL/db · 2^s · k t (1 − tanh²(t ŵ)), carried back through mean and std; t rises and
 * k = max(1/t, 1) over the training.
 *
 * When: a strong baseline whose gradient sharpens with time. When not: an exact ratio is wanted (the mean is not the median), or
 * methods are compared at one latent learning rate: 1/std multiplies the latent gradient.
 *
 * @returns a frozen quantizer with levels −2^s and +2^s; it promises no counts
 * @see Qin et al., IR-Net, CVPR 2020, sections 3.2 and 3.3
 */
export function irNet(): Quantizer {
  return rule;
}

const rule = quantizer({
  name: "ir-net",
  cuts: cutAtMean,
  levels: affineLevels([-1, 1], { unit: "binade" }),
});
