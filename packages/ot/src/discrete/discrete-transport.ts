import { DomainError } from "@equal-bits/core";
import type { Potentials } from "./dual-certificate.js";
import { differences, type GroundCost, groundCostOf } from "./ground-cost.js";
import { type Measure, measureOf, type Numbers, requireEqualMass } from "./measure.js";
import { northWestCorner } from "./north-west-corner.js";

/** A transport plan without its zeros: entry k moves `mass[k]` from `x[source[k]]` to `y[target[k]]`. */
export interface SparsePlan {
  /** Index into `x` of each entry; entries come in ascending order of position. */
  readonly source: Uint32Array;
  /** Index into `y` of each entry. */
  readonly target: Uint32Array;
  /** The mass moved by each entry, > 0. */
  readonly mass: Float64Array;
}

/** An optimal plan, what it costs, and the proof that none costs less. */
export interface DiscreteTransport {
  /** At most n + m − 1 entries. */
  readonly plan: SparsePlan;
  /** The sum over the entries of mass × cost. */
  readonly cost: number;
  /** Optimal dual potentials, defined up to a constant; those of massless atoms included. */
  readonly potentials: Potentials;
  /** `cost` − (Σ a·f + Σ b·g): 0 but for rounding. With `dualViolation` ≤ 0 it proves the plan optimal. */
  readonly dualityGap: number;
}

/**
 * Optimal transport between two discrete measures on a line, exactly, for any convex cost.
 *
 * Sorts both sides and pairs them off from the left: O(n log n + m log m). Among equal positions the earlier one counts as
 * the greater, as everywhere in this library, and −0 equals 0. Masses that are whole numbers (up to 2⁴⁹) give a plan of
 * whole numbers; decimal fractions can leave an entry of about 1e-16 where their rounded sums do not meet.
 *
 * Under p = 1 the optimum is often not unique; this is the one that is optimal for every convex cost at once.
 *
 * @param x - positions of the sources, length n, finite, in any order
 * @param a - mass of each source, ≥ 0
 * @param y - positions of the targets, length m, finite, in any order
 * @param b - mass of each target, ≥ 0, with the same sum as `a` to within 1e-9 of it
 * @param ground - `{ p }` for |x − y|^p with p ≥ 1, default 2, the squared distance; or `{ cost }`, a convex function of
 *   x − y. Convexity is checked at 257 points between the least and the greatest difference: a cost that is concave only
 *   between two of them passes, and `dualViolation` then shows it
 * @returns a frozen record
 * @throws ShapeError if positions and masses differ in length
 * @throws NonFiniteError naming the argument and index of a NaN or infinity
 * @throws MassMismatchError if the sums differ, as they do when just one side is empty
 * @throws DomainError if a mass is below 0, `p` below 1, `cost` not convex, or the costs so huge that their sum overflows
 * @see Li, Pintea, van Gemert, "Equal Bits" (AAAI 2022), equations (2) to (4)
 * @see Peyré, Cuturi, Computational Optimal Transport (2019), sections 2.6 and 3.4.2
 */
export function discreteTransport(
  x: Numbers,
  a: Numbers,
  y: Numbers,
  b: Numbers,
  ground: GroundCost = {},
): DiscreteTransport {
  const source = measureOf(x, a, ["x", "a"]);
  const target = measureOf(y, b, ["y", "b"]);
  requireEqualMass(source, target, ["a", "b"]);
  const cost = groundCostOf(ground, source, target);
  requireRoom(cost, source, target);
  return solve(source, target, cost);
}

function solve(source: Measure, target: Measure, cost: (difference: number) => number): DiscreteTransport {
  const entries = {
    source: new Uint32Array(room(source, target)),
    target: new Uint32Array(room(source, target)),
  };
  const masses = new Float64Array(room(source, target));
  const [f, g] = [new Float64Array(source.order.length), new Float64Array(target.order.length)];
  let [count, total, previous] = [0, 0, -1];
  northWestCorner(source.masses, target.masses, (i, j, mass) => {
    const [from, to] = [source.order[i], target.order[j]];
    const price = cost(source.positions[i] - target.positions[j]);
    if (j === previous) f[from] = price - g[to];
    else g[to] = price - f[from];
    previous = j;
    if (mass === 0) return;
    entries.source[count] = from;
    entries.target[count] = to;
    masses[count++] = mass;
    total += mass * price;
  });
  const plan = Object.freeze({
    source: entries.source.slice(0, count),
    target: entries.target.slice(0, count),
    mass: masses.slice(0, count),
  });
  const dual = dualValueOf(source, f) + dualValueOf(target, g);
  return Object.freeze({ plan, cost: total, potentials: Object.freeze({ f, g }), dualityGap: total - dual });
}

/** The most steps that the walk takes. */
function room(source: Measure, target: Measure): number {
  return Math.max(0, source.order.length + target.order.length - 1);
}

/** A measure's share of the dual value: the sum of mass × potential. */
function dualValueOf({ masses, order }: Measure, potential: Float64Array): number {
  return masses.reduce((sum, mass, i) => sum + mass * potential[order[i]], 0);
}

/** A convex cost is greatest at an end of the span, and no potential exceeds the sum of the costs along the walk. */
function requireRoom(cost: (difference: number) => number, source: Measure, target: Measure): void {
  if (source.order.length === 0 || target.order.length === 0) return;
  const [low, high] = differences(source, target);
  const greatest = Math.max(Math.abs(cost(low)), Math.abs(cost(high)));
  if (!Number.isFinite(4 * greatest * room(source, target) * Math.max(1, source.total)))
    throw new DomainError(
      `costs must add up to a finite number, got ${greatest} for the widest difference; divide the positions by their range`,
    );
}
