import { DomainError } from "@equal-bits/core";
import { requirePower } from "./ground-cost.js";
import { type Measure, measureOf, type Numbers, requireEqualMass } from "./measure.js";
import { northWestCorner } from "./north-west-corner.js";

/** What may be set for `wasserstein`. */
export interface WassersteinOptions {
  /** The order p of the distance, finite and ≥ 1. Default 1. */
  readonly p?: number;
  /** Mass of each `x`, ≥ 0. Default: equal masses that sum to 1. */
  readonly xWeights?: Numbers;
  /** Mass of each `y`, ≥ 0. Default: equal masses that sum to 1. */
  readonly yWeights?: Numbers;
}

/**
 * The p-Wasserstein distance between two samples on a line, exactly: W_p = (min Σ mass · |x − y|^p)^(1/p).
 *
 * Weights must share their mass, as in POT; they are not divided by their sums, as SciPy does. Weights given on one side only
 * must therefore sum to 1. A common mass of M multiplies the distance by M^(1/p). The differences are scaled, so p = 50
 * or positions of 1e-200 neither vanish nor overflow.
 *
 * @param x - positions, length n, finite, in any order
 * @param y - positions, length m, finite, in any order
 * @param options - order and weights
 * @returns the distance, ≥ 0, in the unit of the positions; 0 where both are empty
 * @throws ShapeError if weights and positions differ in length
 * @throws NonFiniteError naming the argument and index of a NaN or infinity
 * @throws MassMismatchError if the sums of the weights differ, as they do when just one side is empty
 * @throws DomainError if a weight is below 0, `p` below 1, or two positions lie further apart than the greatest float64
 * @see Peyré, Cuturi, Computational Optimal Transport (2019), remark 2.30
 */
export function wasserstein(x: Numbers, y: Numbers, options: WassersteinOptions = {}): number {
  const { p = 1, xWeights, yWeights } = options;
  requirePower(p);
  if (xWeights === undefined && yWeights === undefined && x.length > 0 && y.length > 0)
    return (
      distance(uniform(x, y.length, "x"), uniform(y, x.length, "y"), p) / (x.length * y.length) ** (1 / p)
    );
  const source = measureOf(x, xWeights ?? equalWeights(x.length), ["x", "xWeights"]);
  const target = measureOf(y, yWeights ?? equalWeights(y.length), ["y", "yWeights"]);
  requireEqualMass(source, target, ["xWeights", "yWeights"]);
  return distance(source, target, p);
}

/** Whole masses, n·m in all, because fractions 1/n and 1/m would leave dust, and a high power magnifies dust. */
function uniform(positions: Numbers, mass: number, name: string): Measure {
  return measureOf(positions, new Float64Array(positions.length).fill(mass), [name, `${name}Weights`]);
}

function equalWeights(size: number): Float64Array {
  return new Float64Array(size).fill(1 / size);
}

function distance(source: Measure, target: Measure, p: number): number {
  const scale = scaleOf(longestMove(source, target), p);
  if (scale === 0) return 0;
  let sum = 0;
  forEachMove(source, target, (length, mass) => {
    sum += mass * (length / scale) ** p;
  });
  return scale * sum ** (1 / p);
}

/** Dividing by a power of two rounds nothing, but leaves ratios up to 2, whose high powers would overflow. */
function scaleOf(longest: number, p: number): number {
  return longest > 0 && p <= 64 ? 2 ** Math.floor(Math.log2(longest)) : longest;
}

function longestMove(source: Measure, target: Measure): number {
  let longest = 0;
  forEachMove(source, target, (length) => {
    longest = Math.max(longest, length);
  });
  if (longest === Number.POSITIVE_INFINITY)
    throw new DomainError(
      "x and y must lie within 1.8e308 of each other, got more; divide both by their range",
    );
  return longest;
}

function forEachMove(source: Measure, target: Measure, visit: (length: number, mass: number) => void): void {
  northWestCorner(source.masses, target.masses, (i, j, mass) => {
    if (mass > 0) visit(Math.abs(source.positions[i] - target.positions[j]), mass);
  });
}
