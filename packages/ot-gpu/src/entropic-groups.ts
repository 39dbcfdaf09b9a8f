import { type Convergence, convergenceOf } from "@equal-bits/core";
import type { DevicePlace } from "./device-place.js";
import { idleRows, type RowsOutcome, solveRows } from "./entropic-atoms.js";
import type { EntropicRow } from "./entropic-row.js";
import { meansOverLevels } from "./level-means.js";
import { potentialsOf } from "./potentials.js";
import type { EntropicProblem } from "./require-entropic.js";
import { requireDestination } from "./require-fit.js";
import type { ResidentGroups } from "./value-rows.js";
import { withWorkspace } from "./workspace.js";

/** Entropic plans of all groups. Errors are of the worst group; `groupErrors` has each. */
export interface GpuEntropicResult extends Convergence {
  /** The L1 distance of each group's marginals from the shares, length groups. */
  readonly groupErrors: Float64Array;
  /**
   * Potentials g of the atoms, row-major [groups, K], in the unit of the squared distance: weight w lies on atom j with a chance
   * in proportion to share[j] · exp((g[j] − (w − atom[j])²) / ε). Σ share · g = 0; −Infinity where the share is 0.
   * A boundary that splits a far outlier makes them so great that float64 loses the split; plan and projection do not use them.
   */
  readonly potentials: Float64Array;
  /**
   * The barycentric projection: for each weight the mean of the atoms by its chances.
   *
   * @param out - receives it where the weights stand, length `groups * size`. Default: a new array
   * @returns `out`
   */
  projection(out?: Float32Array): Promise<Float32Array>;
  /**
   * The plan: the mass that each weight sends to each atom.
   *
   * @returns row-major [groups * size, K], where the weights stand; each row sums to 1/size
   */
  plan(): Promise<Float32Array>;
}

/**
 * Solves all groups.
 *
 * @internal
 */
export async function entropicGroups(
  place: DevicePlace,
  groups: ResidentGroups,
  problem: EntropicProblem,
): Promise<GpuEntropicResult> {
  const { layout } = groups;
  const length = layout.groups * layout.size;
  const { rows, iterations, errors } = await solveGroups(place, groups, problem);
  const means = (atLevels: readonly number[]): Promise<Float32Array> =>
    meansOverLevels(place, groups, rows, atLevels);
  return Object.freeze({
    ...convergenceOf(errors, problem.tolerance, iterations),
    groupErrors: Float64Array.from(rows, (row) => row.error),
    potentials: potentialsOf(rows, problem),
    projection: async (out = new Float32Array(length)) => {
      requireDestination(out.length, length);
      out.set(await means(problem.atoms));
      return out;
    },
    plan: async () => {
      const levels = problem.levels;
      const plan = new Float32Array(length * levels);
      for (const [j, level] of problem.active.entries()) {
        const chances = await means(problem.active.map((_, other) => (other === j ? 1 : 0)));
        for (let i = 0; i < length; i++) plan[i * levels + level] = chances[i] / layout.size;
      }
      return plan;
    },
  } satisfies GpuEntropicResult);
}

/** Part by part; the error of all is that of the worst. */
async function solveGroups(
  place: DevicePlace,
  { layout, parts }: ResidentGroups,
  problem: EntropicProblem,
): Promise<{ rows: EntropicRow[]; iterations: number; errors: readonly number[] }> {
  const outcomes = await withWorkspace(place.device, async (space) => {
    const found: RowsOutcome[] = [];
    for (const part of parts) found.push(await solveRows(place, space, part, layout, problem));
    return found;
  });
  const looks = Math.max(1, ...outcomes.map(({ errors }) => errors.length));
  const errorAt = ({ errors }: RowsOutcome, look: number): number =>
    errors[Math.min(look, errors.length - 1)];
  return {
    // groups without weights are no part: any potentials fit them
    rows: layout.size === 0 ? idleRows(layout.groups, problem) : outcomes.flatMap(({ rows }) => rows),
    iterations: Math.max(0, ...outcomes.map(({ evaluations }) => evaluations)),
    errors: Array.from({ length: looks }, (_, look) =>
      outcomes.reduce((worst, outcome) => Math.max(worst, errorAt(outcome, look)), 0),
    ),
  };
}
