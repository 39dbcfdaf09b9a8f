import type { SinkhornProblem } from "./sinkhorn-problem.js";

/** Steps of the table within one power of two: exp(x) = 2^e · 2^(k/2048) · exp(r) with |r| ≤ ln 2 / 4096. */
const STEPS = 2048;
const STEP_BITS = 11;
const FRACTIONS = Float64Array.from({ length: STEPS }, (_, k) => 2 ** (k / STEPS));

/** The powers of two from 2^LEAST_POWER up, subnormal ones included. */
const LEAST_POWER = -1075;
const POWERS = Float64Array.from({ length: 1024 - LEAST_POWER }, (_, e) => 2 ** (e + LEAST_POWER));

/** exp is taken to be 0 below the one, and cut at 1.6e308 above the other. */
const VANISHES = -745;
const OVERFLOWS = 709.7;

/** ln 2 / 2048 in two parts, of which the first is short enough for its product with a whole number to be exact. */
const STEP_HIGH = 6.9314718036912382e-1 / STEPS;
const STEP_LOW = 1.9082149292705877e-10 / STEPS;
const STEPS_PER_UNIT = STEPS * Math.LOG2E;

/** Adding and taking away 1.5 · 2^52 rounds to a whole number. */
const ROUNDER = 1.5 * 2 ** 52;

/**
 * How the mass of one row spreads over the columns: exp((f + g[j] − cost[i, j]) / ε) · b[j], which times a[i] is the plan.
 *
 * The exponential is written out, because the row is the inner loop of Sinkhorn's method and a call of Math.exp costs twice
 * as much; it also is the same on every engine, which Math.exp need not be. Right to 2 units in the last place.
 *
 * @param problem - cost [rows, columns], reduced
 * @param row - which row
 * @param at - the potential f of that row, the potentials g of all columns, and ε
 * @param out - receives one number ≥ 0 for each column
 * @returns the sum of the row: 1 where f fits; vast or Infinity where an exponential overflows
 * @internal
 */
export function spreadRow(
  problem: SinkhornProblem,
  row: number,
  at: { readonly f: number; readonly g: Float64Array; readonly epsilon: number },
  out: Float64Array,
): number {
  const { cost, b } = problem;
  const { f, g, epsilon } = at;
  const logMasses = b.logMasses;
  const columns = g.length;
  const from = row * columns;
  const inverse = 1 / epsilon;
  let sum = 0;
  for (let j = 0; j < columns; j++) {
    const exponent = (f + g[j] - cost[from + j]) * inverse + logMasses[j];
    const x = exponent > OVERFLOWS ? OVERFLOWS : exponent;
    let value = 0;
    if (x > VANISHES) {
      const whole = x * STEPS_PER_UNIT + ROUNDER - ROUNDER;
      const k = whole | 0;
      const r = x - whole * STEP_HIGH - whole * STEP_LOW;
      const fraction = FRACTIONS[k & (STEPS - 1)];
      value =
        (fraction + fraction * (r + r * r * (1 / 2 + r * (1 / 6)))) * POWERS[(k >> STEP_BITS) - LEAST_POWER];
    }
    out[j] = value;
    sum += value;
  }
  return sum;
}
