import { apportion, type Convergence, compensatedSum, convergenceOf } from "@equal-bits/core";
import { levelsWithShare } from "../entropic/soft-plan.js";
import { lazily } from "../lazily.js";
import { assignLevels } from "../selection/assign-levels.js";
import { relaxedCounts } from "./semi-relaxed-counts.js";

/** Weights on levels that are pulled towards a prior, without entropy. Frozen. */
export interface SemiRelaxedLevels extends Convergence {
  /** How strong the pull is. */
  readonly strength: number;
  /** No entropy. */
  readonly epsilon: 0;
  /** The level of each weight, 0 … K − 1. */
  readonly levels: Uint8Array;
  /** The weights on each level. */
  readonly counts: readonly number[];
  /** The mean of (w − y)². */
  readonly cost: number;
  /** strength · KL(counts / n | prior counts / n); 0 where the strength is 0 or infinite. */
  readonly penalty: number;
  /** Row-major [n, K]: 1/n at the level of each weight. Made when first read. */
  readonly plan: Float64Array;
}

/** @internal */
export function semiRelaxedLevels(
  weights: Float32Array,
  atoms: readonly number[],
  shares: readonly number[],
  strength: number,
): SemiRelaxedLevels {
  const prior = apportion(weights.length, shares);
  const counts = countsFor(weights, atoms, prior, strength);
  const levels = assignLevels(weights, counts, new Uint8Array(weights.length));
  const plan = lazily(() => hardPlan(levels, atoms.length));
  return Object.freeze({
    ...convergenceOf([], 0),
    strength,
    epsilon: 0,
    levels,
    counts: Object.freeze(counts),
    cost: meanCost(weights, atoms, levels),
    penalty: penaltyOf(counts, prior, strength),
    get plan() {
      return plan();
    },
  });
}

function countsFor(
  weights: Float32Array,
  atoms: readonly number[],
  prior: readonly number[],
  strength: number,
): readonly number[] {
  if (strength === 0) return nearestCounts(weights, atoms);
  if (strength === Infinity || weights.length === 0) return prior;
  const wanted = levelsWithShare(prior);
  const start = wanted.map((level) => prior[level]);
  const found = relaxedCounts({
    sorted: weights.slice().sort(),
    atoms: wanted.map((level) => atoms[level]),
    prior: start,
    start,
    strength,
  });
  return prior.map((_, level) => (wanted.includes(level) ? found[wanted.indexOf(level)] : 0));
}

/** Of the nearest levels; halfway between two, the higher one. */
function nearestCounts(weights: Float32Array, atoms: readonly number[]): number[] {
  const middles = atoms.slice(1).map((atom, j) => atom / 2 + atoms[j] / 2);
  const counts = new Array<number>(atoms.length).fill(0);
  for (const weight of weights) {
    let level = 0;
    while (level < middles.length && weight >= middles[level]) level++;
    counts[level] += 1;
  }
  return counts;
}

function meanCost(weights: Float32Array, atoms: readonly number[], levels: Uint8Array): number {
  if (weights.length === 0) return 0;
  return (
    compensatedSum(Float64Array.from(weights, (weight, i) => (weight - atoms[levels[i]]) ** 2)) /
    weights.length
  );
}

function penaltyOf(counts: readonly number[], prior: readonly number[], strength: number): number {
  if (strength === 0 || strength === Infinity) return 0;
  const size = compensatedSum(counts);
  const terms = counts.map((count, level) =>
    count > 0 ? (count / size) * Math.log(count / prior[level]) : 0,
  );
  return strength * Math.max(0, compensatedSum(terms));
}

function hardPlan(levels: Uint8Array, size: number): Float64Array {
  const plan = new Float64Array(levels.length * size);
  levels.forEach((level, i) => {
    plan[i * size + level] = 1 / levels.length;
  });
  return plan;
}
