import { DomainError, type Quantizer, shown } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutsAt } from "../parts/cuts.js";
import { fixedLevels } from "../parts/level-values.js";

/**
 * Ternary levels by a fixed threshold.
 *
 * Forward: b = sign(sign(w + Δ) + sign(w − Δ)) with sign(0) = 0 inside: +1 if w ≥ Δ, −1 if w ≤ −Δ, else 0.
 * Gradient: dL/dw = 1[|w| ≤ 1] · dL/db.
 *
 * When: larq's ternary default. When not: latent weights are much smaller or greater than Δ; all of them are then 0, or none.
 *
 * @param threshold - Δ, finite and > 0. Default 0.05
 * @returns a frozen quantizer with levels −1, 0 and +1; it promises no counts
 * @throws DomainError if `threshold` is not finite and > 0
 * @see larq, quantizers.SteTern; Li, Zhang and Liu, Ternary Weight Networks, 2016
 */
export function steTern(threshold = 0.05): Quantizer {
  const cut = typeof threshold === "number" ? Math.fround(threshold) : Number.NaN;
  if (!(cut > 0 && cut < Infinity))
    throw new DomainError(`threshold must be > 0 and finite as float32, got ${shown(threshold)}`);
  return quantizer({
    name: `ste-tern(${threshold})`,
    // a weight on a cut goes up, but −Δ itself belongs below
    cuts: cutsAt([nextAbove(-cut), cut]),
    levels: fixedLevels([-1, 0, 1]),
  });
}

/** The next greater float32 of a negative one: its bits, read as a whole number, less 1. */
function nextAbove(negative: number): number {
  const value = Float32Array.of(negative);
  new Uint32Array(value.buffer)[0] -= 1;
  return value[0] + 0; // the least subnormal is followed by −0, which is 0
}
