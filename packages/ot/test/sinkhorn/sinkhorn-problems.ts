import fc from "fast-check";
import type { SinkhornResult } from "../../src/sinkhorn/sinkhorn-result.js";

/** A problem as `sinkhorn` takes it. */
export interface SmallProblem {
  readonly cost: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

const price = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -2, max: 2, noNaN: true }));

/**
 * From this ε on every one of {@link problems} converges, to 1e-12 within 6,000 iterations. Costs within ±2 add up to at most 8
 * around any four pairs, and then an iteration leaves at most tanh²(8 / 4ε) = 0.995 of what is missing (Franklin, Lorenz, "On
 * the scaling of multidimensional matrices", 1989). At ε 0.3 that is 0.99999: one drawn in thousands needs a million iterations.
 */
export const LEAST_SURE_EPSILON = 0.6;

/** Whole masses that sum to the same, then divided by their sum; some are 0. */
function side(size: number, extra: fc.Arbitrary<number>): fc.Arbitrary<Float64Array> {
  return fc
    .array(extra, { minLength: size, maxLength: size })
    .filter((masses) => masses.some((mass) => mass > 0))
    .map((masses) => {
      const sum = masses.reduce((total, mass) => total + mass, 0);
      return Float64Array.from(masses, (mass) => mass / sum);
    });
}

/** Problems of up to 5 × 5 with ties, both sides of mass 1. */
export function problems(mass: fc.Arbitrary<number> = fc.nat(4)): fc.Arbitrary<SmallProblem> {
  return fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([n, m]) =>
    fc.record({
      cost: fc
        .array(price, { minLength: n * m, maxLength: n * m })
        .map((values) => Float64Array.from(values)),
      a: side(n, mass),
      b: side(m, mass),
    }),
  );
}

/** The sums of the rows and of the columns of a plan. */
export function marginals(plan: Float64Array, n: number, m: number): [Float64Array, Float64Array] {
  const [rows, columns] = [new Float64Array(n), new Float64Array(m)];
  plan.forEach((mass, k) => {
    rows[Math.floor(k / m)] += mass;
    columns[k % m] += mass;
  });
  return [rows, columns];
}

/** The sum of the absolute differences. */
export function apart(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return Array.from(one).reduce((sum, value, k) => sum + Math.abs(value - other[k]), 0);
}

/** The matrix with rows and columns swapped. */
export function transposed(matrix: Float64Array, n: number, m: number): Float64Array {
  return Float64Array.from(matrix, (_, k) => matrix[(k % n) * m + Math.floor(k / n)]);
}

/** What `sinkhorn` minimises, written down from its definition and of any plan. */
export function objective(
  { cost, a, b }: SmallProblem,
  plan: Float64Array,
  epsilon: number,
  strengths: readonly [number, number] = [0, 0],
): number {
  const [rows, columns] = marginals(plan, a.length, b.length);
  const product = Float64Array.from(plan, (_, k) => a[Math.floor(k / b.length)] * b[k % b.length]);
  const paid = plan.reduce((sum, mass, k) => sum + (mass > 0 ? mass * cost[k] : 0), 0);
  return (
    paid +
    epsilon * divergence(plan, product) +
    strengths[0] * divergence(rows, a) +
    strengths[1] * divergence(columns, b)
  );
}

function divergence(p: Float64Array, q: Float64Array): number {
  return p.reduce(
    (sum, value, k) => sum + (value > 0 ? value * Math.log(value / q[k]) : 0) - value + q[k],
    0,
  );
}

/** Every number of a result. */
export function numbersOf(result: SinkhornResult): number[] {
  const { plan, potentials, cost, regularisedCost, marginalError, marginalErrors } = result;
  return [...plan, ...potentials.f, ...potentials.g, cost, regularisedCost, marginalError, ...marginalErrors];
}
