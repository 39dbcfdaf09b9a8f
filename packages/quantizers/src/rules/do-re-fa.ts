import { DomainError, type Quantizer, shown } from "@equal-bits/core";
import { quantizer } from "../compose/quantizer.js";
import { cutAtZero } from "../parts/cuts.js";
import { fixedLevels, plusMinusMagnitude } from "../parts/level-values.js";

/**
 * An even grid of 2^bits levels from −1 to +1 under tanh; with one bit, the sign times the mean magnitude.
 *
 * Forward, 2 bits and more: b = 2 round(n r) / n − 1, r = tanh(w) / (2 max |tanh w|) + ½, n = 2^bits − 1; halves round up, so that a
 * group of zeros is not split. One bit: b = mean |w| · sign(w), sign(0) = +1. Gradient: dL/dw = dL/db · (1 − tanh² w) / max |tanh w|,
 * with one bit dL/dw = dL/db.
 *
 * When: 1 to 8 bits a weight on one formula; the publication takes a whole layer as one group. When not: the bits must be the
 * same on every device: tanh is not, so a weight within rounding of a cut may differ, with 2 bits and more.
 *
 * @param bits - bits of a weight, a whole number from 1 to 8. Default 1
 * @returns a frozen quantizer with 2^bits levels; it promises no counts
 * @throws DomainError if `bits` is not a whole number from 1 to 8
 * @see Zhou et al., DoReFa-Net, 2016, section 2.3
 */
export function doReFa(bits = 1): Quantizer {
  if (!(Number.isInteger(bits) && bits >= 1 && bits <= 8))
    throw new DomainError(`bits must be a whole number from 1 to 8, got ${shown(bits)}`);
  const name = `dorefa(${bits})`;
  if (bits === 1) return quantizer({ name, cuts: cutAtZero, levels: plusMinusMagnitude });
  const steps = 2 ** bits - 1;
  const at = Array.from({ length: steps }, (_, j) => (2 * j + 1) / steps - 1);
  const values = Array.from({ length: steps + 1 }, (_, level) => (2 * level) / steps - 1);
  return quantizer({
    name,
    cuts: Object.freeze({ kind: "tanh", at: Object.freeze(at) }),
    levels: fixedLevels(values),
  });
}
