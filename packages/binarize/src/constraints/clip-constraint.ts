import { requirePositive } from "@equal-bits/core";
import { clipByValue, type Tensor } from "@tensorflow/tfjs-core";
import type { Constraint } from "./constraint.js";

/**
 * Latent weights stay within −limit … limit, where a clipped gradient still reaches them.
 *
 * @param limit - the greatest magnitude, > 0 and finite. Default 1
 * @returns a frozen constraint
 * @throws DomainError if `limit` is out of range
 * @see Courbariaux, Bengio and David, BinaryConnect, NIPS 2015, section 2.4
 */
export function clipConstraint(limit = 1): Constraint {
  requirePositive(limit, "limit");
  return Object.freeze({
    name: `clip(${limit})`,
    apply: (w: Tensor) => clipByValue(w, -limit, limit),
  });
}
