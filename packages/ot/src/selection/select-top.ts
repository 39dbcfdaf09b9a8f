import { requireCount, requireSameLength } from "@equal-bits/core";
import { finiteMoments } from "./moments.js";
import { raiseTop } from "./raise-top.js";

/**
 * Marks the `count` greatest weights: exactly that many, whatever the ties.
 *
 * The order is (value, index): −0 equals 0, and among equal weights the earlier one is taken first. This is optimal
 * transport onto two atoms for every convex ground cost; the work is O(n) on every input, without a sort.
 *
 * @param weights - latent weights of one group, finite
 * @param count - how many to mark, a whole number 0 … `weights.length`
 * @param marks - 1 for a marked weight, else 0; same length as `weights`
 * @returns `marks`
 * @throws DomainError if `count` is out of range, before anything is written
 * @throws ShapeError if the lengths differ, before anything is written
 * @throws NonFiniteError naming the index of the first NaN or infinity, before anything is written
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (4)
 */
export function selectTop(weights: Float32Array, count: number, marks: Uint8Array): Uint8Array {
  requireCount(count, weights.length, "count");
  requireSameLength(marks.length, weights.length, "marks");
  const moments = finiteMoments(weights);
  raiseTop(weights, count, marks.fill(0), moments);
  return marks;
}
