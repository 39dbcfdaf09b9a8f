import { DomainError } from "@equal-bits/core";
import type { Measure } from "./measure.js";

/**
 * What it costs to move one unit of mass by a difference x − y: a power of the distance, or any convex function.
 *
 * Convexity is what makes sorting optimal. Under a concave cost two crossing moves can be cheaper than two ordered ones.
 */
export type GroundCost = PowerCost | ConvexCost;

/** The cost |x − y|^p. */
export interface PowerCost {
  /** The power, finite and ≥ 1: 1 is the distance, 2 the squared distance. Default 2. */
  readonly p?: number;
  /** Not both. */
  readonly cost?: never;
}

/** The cost h(x − y). */
export interface ConvexCost {
  /** A convex function h of the difference x − y, finite over the span of the differences; it need not be symmetric. */
  readonly cost: (difference: number) => number;
  /** Not both. */
  readonly p?: never;
}

/** Slopes are compared between this many points of the span of differences. */
const GRID = 257;

/** How far a cost may be rounded, as a share of the greatest cost. */
const COST_TOLERANCE = 1e-10;

/** How far a subnormal cost may be rounded: no share of it is small enough to be counted. */
const SUBNORMAL_TOLERANCE = 4 * Number.MIN_VALUE;

/**
 * The cost as a function, refused if it is not convex.
 *
 * @internal
 */
export function groundCostOf(
  ground: GroundCost,
  source: Measure,
  target: Measure,
): (difference: number) => number {
  const { p, cost } = ground;
  if (cost === undefined) return powerOf(requirePower(p ?? 2));
  if (p !== undefined)
    throw new DomainError(`ground cost must be p or cost, got both (p = ${p}); leave one out`);
  if (source.positions.length > 0 && target.positions.length > 0)
    requireConvex(cost, differences(source, target));
  return cost;
}

/** @internal */
export function requirePower(p: number): number {
  if (!(p >= 1 && p < Number.POSITIVE_INFINITY))
    throw new DomainError(
      `p must be finite and ≥ 1, got ${p}; below 1 the cost |x − y|^p is concave, and sorted transport is not optimal for it`,
    );
  return p;
}

/**
 * The least and the greatest difference x − y.
 *
 * @internal
 */
export function differences(source: Measure, target: Measure): readonly [number, number] {
  const [x, y] = [source.positions, target.positions];
  return [x[0] - y[y.length - 1], x[x.length - 1] - y[0]];
}

function powerOf(p: number): (difference: number) => number {
  if (p === 1) return Math.abs;
  if (p === 2) return (difference) => difference * difference;
  return (difference) => Math.abs(difference) ** p;
}

function requireConvex(cost: (difference: number) => number, [low, high]: readonly [number, number]): void {
  const grid = Array.from({ length: GRID }, (_, k) => low + (high - low) * (k / (GRID - 1)));
  const points = [...new Set(grid)]; // a span of few floats has fewer points
  const costs = points.map(cost);
  const broken = costs.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0)
    throw new DomainError(`cost must be finite, got ${costs[broken]} at the difference ${points[broken]}`);
  const slopes = points.slice(1).map((point, k) => (costs[k + 1] - costs[k]) / (point - points[k]));
  const rounding = Math.max(SUBNORMAL_TOLERANCE, COST_TOLERANCE * Math.max(...costs.map(Math.abs)));
  const dust = (rounding * (GRID - 1)) / (high - low);
  const falling = slopes.findIndex((slope, k) => k > 0 && slope < slopes[k - 1] - dust);
  if (falling > 0)
    throw new DomainError(
      `cost must be convex, got a slope that falls from ${slopes[falling - 1]} to ${slopes[falling]} at the difference ` +
        `${points[falling]}; sorted transport is optimal for convex costs only`,
    );
}
