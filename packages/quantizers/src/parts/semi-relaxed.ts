import { DomainError, requireFinite, requireSameLength, shown } from "@equal-bits/core";
import { semiRelaxedAtoms } from "@equal-bits/ot";
import type { Solver } from "./solver.js";

/**
 * Transport whose histogram is only pulled towards the prior: a bridge from sign, at strength 0, to equal bits, at Infinity.
 *
 * The data decide how far the histogram comes, so a quantizer made with it promises no counts. Levels still go by rank. It
 * weighs distances to the levels, which must therefore be given values, not fitted ones; and since it promises no counts, the total of a
 * layer cannot be exact, so `exactTotal` is refused beside it.
 *
 * @param strength - how strong the pull is, in the unit of the squared cost; ≥ 0, may be Infinity
 * @returns a frozen solver
 * @throws DomainError if `strength` is not ≥ 0
 * @see Blondel, Seguy and Rolet, Smooth and sparse optimal transport, AISTATS 2018, section 4
 */
export function semiRelaxed(strength: number): Solver {
  if (!(typeof strength === "number" && strength >= 0))
    throw new DomainError(`strength must be a number ≥ 0, got ${shown(strength)}`);
  return Object.freeze({
    name: `semi-relaxed(${strength})`,
    keepsCounts: false,
    needsAtoms: true,
    assign: (weights, { counts, atoms = [] }, out) => {
      requireSameLength(out.length, weights.length, "out");
      requireFinite(weights, "weights");
      if (weights.length === 0) return out;
      const wanted = counts.map((count) => count / weights.length);
      out.set(semiRelaxedAtoms(weights, atoms, wanted, { strength }).levels);
      return out;
    },
  } satisfies Solver);
}
