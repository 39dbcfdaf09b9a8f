import { type Convergence, convergenceOf } from "@equal-bits/core";
import type { Potentials } from "../discrete/dual-certificate.js";
import { type EpsilonSchedule, geometricEpsilon } from "./epsilon-schedule.js";
import type { SinkhornSettings } from "./sinkhorn-options.js";
import { planGap } from "./sinkhorn-plan.js";
import type { SinkhornProblem } from "./sinkhorn-problem.js";
import { freshRows, keptRows, type SinkhornState } from "./sinkhorn-rows.js";
import type { SinkhornSide } from "./sinkhorn-step.js";
import { columnGap, sweepColumns, sweepRows } from "./sinkhorn-sweep.js";
import { translate } from "./sinkhorn-translation.js";

/**
 * Reduced potentials and how they were come by.
 *
 * @internal
 */
export interface SinkhornSolution {
  readonly state: SinkhornState;
  readonly convergence: Convergence;
}

/**
 * Alternates half-steps over rows and columns until the marginals are met.
 *
 * The error is looked at between the two half-steps, where it comes for nothing: the rows have just been fitted and the sums
 * of the columns are known. Before it is believed it is measured again on the very plan that the caller will get, since
 * potentials are rounded: under an ε of 1e-12 of the costs that alone moves marginals.
 *
 * @internal
 */
export function solveSinkhorn(
  problem: SinkhornProblem,
  settings: SinkhornSettings,
  initial: Potentials | undefined,
): SinkhornSolution {
  const { maxIterations, checkEvery, relaxation } = settings;
  const state = initialState(problem, settings.epsilon, initial);
  const reader = settings.logDomain ? freshRows(problem) : keptRows(problem);
  const schedule = scheduleOf(problem, settings);
  const enough = settings.tolerance * Math.max(...problem.totals);
  const errors: number[] = [];
  for (let iteration = 1; ; iteration++) {
    state.epsilon = schedule(iteration - 1);
    translate(problem, state);
    const rowGap = sweepRows(problem, state, reader, relaxation);
    const isLast = iteration === maxIterations;
    if (isLast || (iteration % checkEvery === 0 && state.epsilon === settings.epsilon)) {
      const guess = rowGap + columnGap(problem, state);
      const error = isLast || guess <= enough ? planGap(problem, state) : guess;
      errors.push(error);
      if (error <= enough || isLast) return { state, convergence: convergenceOf(errors, enough, iteration) };
    }
    sweepColumns(problem, state, relaxation);
  }
}

function initialState(
  { a, b }: SinkhornProblem,
  epsilon: number,
  initial: Potentials | undefined,
): SinkhornState {
  const [f, g] = [reducedPotential(a, initial?.f), reducedPotential(b, initial?.g)];
  return { f, g, columnMass: new Float64Array(g.length), epsilon };
}

/** 0 is the least cost of each line. A side of strength 0 has one potential only, 0 in the caller's problem. */
function reducedPotential(side: SinkhornSide, initial: Float64Array | undefined): Float64Array {
  const { index, shifts, strength } = side;
  if (strength === 0) return shifts.map((shift) => -shift);
  if (initial === undefined) return new Float64Array(index.length);
  return shifts.map((shift, i) => initial[index[i]] - shift);
}

/** The last iteration must be one of the wanted epsilon, or the plan would be of another problem. */
function scheduleOf({ cost }: SinkhornProblem, settings: SinkhornSettings): EpsilonSchedule {
  const { epsilon, scaling, maxIterations } = settings;
  const from = Math.max(epsilon, scaling?.initial ?? greatestFinite(cost));
  if (scaling === undefined || from === epsilon) return () => epsilon;
  const steps = Math.ceil(Math.log(epsilon / from) / Math.log(scaling.decay));
  return geometricEpsilon({ from, to: epsilon, steps: Math.min(steps, maxIterations - 1) });
}

function greatestFinite(costs: Float64Array): number {
  let greatest = 0;
  for (const cost of costs) if (cost > greatest && cost < Number.POSITIVE_INFINITY) greatest = cost;
  return greatest;
}
