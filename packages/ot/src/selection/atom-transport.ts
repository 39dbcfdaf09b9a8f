import { requireAtoms, requireSameLength } from "@equal-bits/core";
import { levelsUnchecked } from "./assign-levels.js";
import { countsOf, type Histogram } from "./histogram.js";
import { finiteMoments } from "./moments.js";

/**
 * Moves each weight to an atom with exact counts, at the least total cost for every convex ground cost.
 *
 * @param weights - latent weights of one group, finite
 * @param atoms - the K level values, ascending; K from 1 to 256
 * @param histogram - weights on each atom, lowest atom first: K whole numbers ≥ 0 that sum to `weights.length`, or
 *   `{ shares }`, of which `apportion` makes such counts
 * @param out - the atom of each weight; same length as `weights`
 * @returns `out`
 * @throws MassMismatchError if the counts do not sum to the number of weights, before anything is written
 * @throws DomainError, ShapeError or NonFiniteError on other bad input, before anything is written
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (3) and (4)
 */
export function atomTransport(
  weights: Float32Array,
  atoms: readonly number[],
  histogram: Histogram,
  out: Float32Array,
): Float32Array {
  const counts = countsOf(histogram, weights.length);
  requireAtoms(atoms, counts.length, "shares" in histogram ? "shares" : "counts");
  requireSameLength(out.length, weights.length, "out");
  const moments = finiteMoments(weights);
  const levels = levelsUnchecked(weights, counts, new Uint8Array(weights.length), moments);
  return atomsAt(atoms, levels, out);
}

/** @internal */
export function atomsAt(atoms: readonly number[], levels: Uint8Array, out: Float32Array): Float32Array {
  const values = Float32Array.from(atoms);
  for (let i = 0; i < levels.length; i++) out[i] = values[levels[i]];
  return out;
}
