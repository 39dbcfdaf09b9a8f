import type { SinkhornProblem } from "./sinkhorn-problem.js";
import type { SinkhornState } from "./sinkhorn-rows.js";
import type { SinkhornSide } from "./sinkhorn-step.js";

/** Beyond it, or with masses beyond float64, a sum of costs and potentials may overflow. */
const GREATEST_AMOUNT = 1e300;

/**
 * Moves f up and g down by the same amount, which leaves the plan, to where the dual is greatest: under penalties only.
 *
 * Half-steps alone find that amount at the rate of (ρ / (ρ + ε))² an iteration, thousands of them under a strong penalty;
 * here it is a closed form, (ρ_a ρ_b / (ρ_a + ρ_b)) · log(Σ a exp(−f/ρ_a) / Σ b exp(−g/ρ_b)).
 *
 * @see Séjourné, Vialard, Peyré, Faster unbalanced optimal transport: translation invariant Sinkhorn and 1-D Frank–Wolfe
 *   (2022), proposition 3
 * @internal
 */
export function translate({ a, b }: SinkhornProblem, { f, g }: SinkhornState): void {
  const joint = 1 / (1 / a.strength + 1 / b.strength);
  if (joint === 0 || joint === Number.POSITIVE_INFINITY) return;
  const amount = joint * Math.log(wantedMass(a, f) / wantedMass(b, g));
  if (!(Math.abs(amount) <= GREATEST_AMOUNT)) return; // the half-steps must do
  for (let i = 0; i < f.length; i++) f[i] += amount;
  for (let j = 0; j < g.length; j++) g[j] -= amount;
}

/** The mass that the penalty of a side makes it want. */
function wantedMass({ masses, shifts, strength }: SinkhornSide, potentials: Float64Array): number {
  let total = 0;
  for (let i = 0; i < masses.length; i++)
    total += masses[i] * Math.exp(-(potentials[i] + shifts[i]) / strength);
  return total;
}
