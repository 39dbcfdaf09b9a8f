import { DomainError, shown } from "@equal-bits/core";
import { exact } from "./exact.js";
import type { Solver } from "./solver.js";

/**
 * Entropic transport, hardened to exact counts.
 *
 * Its bits are those of {@link exact}, whatever ε: where a weight goes on average grows with the weight, so hardening, which
 * ranks by that and among equals by the weight itself, is ranking by the weight. The plan therefore never needs to be made
 * for the levels; ε matters to what stands for them going forward (`annealedEqualBits`) and to the gradient.
 *
 * @param epsilon - the strength of the entropy, in the unit of the squared cost, finite and > 0
 * @returns a frozen solver
 * @throws DomainError if `epsilon` is not finite and > 0
 * @see Cuturi, Sinkhorn distances, NeurIPS 2013
 * @see Xie et al., Differentiable top-k with optimal transport, NeurIPS 2020
 */
export function entropic(epsilon: number): Solver {
  if (!(typeof epsilon === "number" && epsilon > 0 && epsilon < Infinity))
    throw new DomainError(
      `epsilon must be finite and > 0, got ${shown(epsilon)}; exact() solves without entropy`,
    );
  return Object.freeze({ ...exact(), name: `entropic(${epsilon})` });
}
