import {
  DomainError,
  type GroupLayout,
  readGroup,
  requireAtoms,
  requireLevels,
  shown,
} from "@equal-bits/core";
import { type CountOf, wantedCounts } from "../levels/wanted-counts.js";
import { requireLatents } from "./require-latents.js";

/** What may be set for the distance to a prior. */
export interface PriorDistanceOptions {
  /** The order p of the distance, 1 or 2. Default 1, the paper's. */
  readonly p?: 1 | 2;
}

/**
 * The p-Wasserstein distance between the latent weights of each filter and its prior of K atoms with whole counts.
 *
 * W_p = (1/n Σ |w₍ᵢ₎ − a₍ᵢ₎|^p)^(1/p) over both sorted: the least cost of moving the weights to the atoms, so what a quantizer of these counts
 * pays. Its p-th power is the mean cost of the exact transport.
 *
 * @param latents - the latent weights of a layer, finite, length `groups * size`
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param atoms - the K level values, finite as float32 and ascending
 * @param counts - weights on each atom, lowest first: K of them for every filter, or row-major [groups, K]
 * @param options - the order
 * @returns one distance ≥ 0 for each filter, in the unit of the latent weights
 * @throws ShapeError if a length does not fit, or there is no weight
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @throws DomainError if the atoms, a count or p is out of range
 * @throws MassMismatchError if the counts of a filter do not sum to `size`
 * @see Li, Pintea, van Gemert, "Equal Bits" (AAAI 2022), equation (3)
 * @see Peyré, Cuturi, Computational Optimal Transport (2019), remark 2.28
 */
export function priorDistancePerFilter(
  latents: Float32Array,
  layout: GroupLayout,
  atoms: readonly number[],
  counts: ArrayLike<number>,
  { p = 1 }: PriorDistanceOptions = {},
): Float64Array {
  requireLatents(latents, layout);
  const countOf = requirePrior(layout, atoms, counts, p);
  const scratch = new Float32Array(layout.size);
  const distances = new Float64Array(layout.groups);
  for (let group = 0; group < layout.groups; group++) {
    scratch.set(readGroup(latents, layout, group, scratch)); // a row is a view of the latent weights, which must keep their order
    const cost = costOf(scratch.sort(), atoms, (level) => countOf(group, level), p);
    distances[group] = (cost / layout.size) ** (1 / p);
  }
  return distances;
}

/**
 * Refuses what is no prior of a layout, and gives the counts of each group.
 *
 * @throws as `priorDistancePerFilter`, before a latent weight is looked at
 * @internal
 */
export function requirePrior(
  layout: GroupLayout,
  atoms: readonly number[],
  counts: ArrayLike<number>,
  p: number,
): CountOf {
  if (p !== 1 && p !== 2) throw new DomainError(`p must be 1 or 2, got ${shown(p)}`);
  requireLevels(atoms.length, "atoms");
  requireAtoms(atoms, atoms.length);
  return wantedCounts(counts, atoms.length, layout);
}

function costOf(
  sorted: Float32Array,
  atoms: readonly number[],
  countOf: (level: number) => number,
  p: number,
): number {
  let cost = 0;
  let at = 0;
  atoms.forEach((atom, level) => {
    for (const end = at + countOf(level); at < end; at++) cost += Math.abs(sorted[at] - atom) ** p;
  });
  return cost;
}
