import { convergenceOf, type Patience, type SemiDualOf } from "@equal-bits/core";
import { type Arrival, descend } from "../entropic/entropic-convergence.js";
import { atEpsilon, type Relaxation, unpulled, yieldingPrior } from "./semi-relaxed-prior.js";
import { relaxedStart } from "./semi-relaxed-start.js";

/** Evaluations granted to the direct way; nearly all problems need fewer. */
const DIRECT = 16;

/** By what ε is divided from one stage of the long way to the next. */
const STAGE = 4;

/** Near enough, in all stages but the last. */
const ROUGHLY = 1e-3;

/** When to stop, and who evaluates. @internal */
export type Means = Patience & { readonly semiDual: SemiDualOf };

/**
 * Solves the semi-relaxed problem: directly, or, where prices lie far from the start in units of ε, the long way, with ε
 * falling in stages from the strength of the pull, where the problem is nearly linear.
 *
 * @internal
 */
export function relax(relaxation: Relaxation, means: Means): Arrival {
  const { epsilon, strength } = relaxation;
  const cold = () => (strength < epsilon ? unpulled(relaxation) : relaxedStart(relaxation));
  const direct = descend({
    ...descentOf(relaxation, means),
    cold,
    maxIterations: Math.min(DIRECT, means.maxIterations),
  });
  if (direct.convergence.converged || means.maxIterations <= DIRECT) return direct;
  return byStages(relaxation, means, [...direct.convergence.marginalErrors]);
}

function byStages(relaxation: Relaxation, means: Means, errors: number[]): Arrival {
  const { epsilon, strength } = relaxation;
  let before = Math.max(epsilon, STAGE * strength);
  let odds = unpulled({ ...relaxation, epsilon: before });
  for (let now = before; ; now = Math.max(epsilon, now / STAGE)) {
    const stage = { ...relaxation, epsilon: now };
    const start = atEpsilon(stage, odds, before);
    const arrival = descend({
      ...descentOf(stage, means),
      cold: () => start,
      tolerance: now > epsilon ? ROUGHLY : means.tolerance,
      maxIterations: means.maxIterations - errors.length,
    });
    errors.push(...arrival.convergence.marginalErrors);
    if (now === epsilon || errors.length >= means.maxIterations) {
      const ended = now === epsilon ? arrival.odds : atEpsilon(relaxation, arrival.odds, now);
      return { odds: ended, convergence: convergenceOf(errors, now === epsilon ? means.tolerance : -1) };
    }
    odds = arrival.odds;
    before = now;
  }
}

function descentOf(relaxation: Relaxation, means: Means) {
  const { weights, masses } = relaxation;
  const priorAt = (cuts: Float64Array) => yieldingPrior(relaxation, cuts);
  return { weights, masses, priorAt, warm: undefined, ...means };
}
