import type { Quantizer } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutAtMean } from "../parts/cuts.js";
import { plusMinusOne } from "../parts/level-values.js";

/**
 * Binary levels by the side of the group's mean on which each weight lies.
 *
 * Forward: b = sign(w − mean w), sign(0) = +1. Gradient: dL/dw = dL/db.
 * It is IR-Net's forward without its scale; equal bits at ½ has the median in place of the mean.
 *
 * When: to tell what centring alone is worth. When not: the ratio must be exact; it is near ½ for symmetric weights only.
 *
 * @returns a frozen quantizer with levels −1 and +1; it promises no counts
 * @see Qin et al., IR-Net, CVPR 2020, section 3.2, for balancing by the mean
 */
export function meanSign(): Quantizer {
  return rule;
}

const rule = quantizer({ name: "mean-sign", cuts: cutAtMean, levels: plusMinusOne });
