import { BackendError, type Convergence } from "@equal-bits/core";
import type { DeviceArray } from "./device-array.js";
import type { DevicePlace } from "./device-place.js";
import { type ReducedCost, reduceCost } from "./reduced-cost.js";
import { type GpuSinkhornOptions, type SinkhornProblem, sinkhornProblem } from "./require-sinkhorn.js";
import { iterate, logMass, type SinkhornSolution, uploadColumn } from "./sinkhorn.js";
import { planOf } from "./sinkhorn-kernels.js";
import { withWorkspace } from "./workspace.js";

/** Dual potentials in the unit of the cost, defined up to a constant. */
export interface SinkhornPotentials {
  /** Of the rows, length n. */
  readonly f: Float64Array;
  /** Of the columns, length m. */
  readonly g: Float64Array;
}

/** An entropic plan between two measures, as the device found it. */
export interface GpuSinkhornResult extends Convergence {
  /** The plan is a[i] b[j] exp((f[i] + g[j] − cost[i, j]) / ε), for masses of sum 1. */
  readonly potentials: SinkhornPotentials;
  /**
   * Mass moved from each row to each column, computed on the device, while it holds the cost.
   *
   * @returns row-major [n, m]
   */
  plan(): Promise<Float32Array>;
}

/** A cost matrix that lives on the device: many measures and epsilons, one copy. */
export interface ResidentCost {
  /** Rows and columns. */
  readonly shape: readonly [n: number, m: number];

  /**
   * Entropic transport between two measures by Sinkhorn's iterations in the log domain, all on the device.
   *
   * The potentials are float32, so the marginals are good to about 1e-7 times the greatest cost over ε.
   *
   * @param a - mass of each row, length n, ≥ 0
   * @param b - mass of each column, length m, ≥ 0, with the same sum as `a` to within 1e-9 of it
   * @param options - epsilon, and when to stop
   * @returns potentials and errors; not converging is a field
   * @throws DomainError, ShapeError, NonFiniteError, MassMismatchError or BackendError as a rejection
   * @see Peyré, Cuturi, Computational Optimal Transport (2019), sections 4.2 and 4.4
   */
  sinkhorn(
    a: ArrayLike<number>,
    b: ArrayLike<number>,
    options: GpuSinkhornOptions,
  ): Promise<GpuSinkhornResult>;

  /** Gives back the device's memory when earlier calls are done; a second time is harmless. */
  dispose(): Promise<void>;
}

/**
 * Sends a cost to the device, as it is now.
 *
 * @internal
 */
export async function uploadCost(
  place: DevicePlace,
  cost: Float32Array | Float64Array,
  [n, m]: readonly [number, number],
): Promise<ResidentCost> {
  const reduced = reduceCost(cost, n, m);
  if (n * m > place.maxCells)
    throw new BackendError(
      `cost must fit in the ${place.maxCells} cells of one array of the device, got ${n} × ${m}; use sinkhorn of @equal-bits/ot`,
    );
  const placed = await withWorkspace(place.device, async (space) => {
    const array = await space.upload(Float32Array.from(reduced.cost), [m, 1, n]);
    space.keep(array);
    return array;
  });
  return residentCost(place, reduced, placed);
}

function residentCost(place: DevicePlace, reduced: ReducedCost, cost: DeviceArray): ResidentCost {
  const { device } = place;
  const shape = [reduced.rows.length, reduced.columns.length] as const;
  const greatest = reduced.cost.reduce((most, value) => Math.max(most, value), 0);
  let disposed: Promise<void> | undefined;
  const requireThere = (): void => {
    if (disposed !== undefined)
      throw new BackendError(
        "a resident cost must not be disposed, got a call after dispose(); uploadCost() again",
      );
  };
  return Object.freeze({
    shape,
    sinkhorn: async (a, b, options) => {
      const problem = sinkhornProblem(a, b, { n: shape[0], m: shape[1], greatest }, options);
      requireThere();
      const solution = await withWorkspace(device, async (space) => {
        const logA = await uploadColumn(space, problem.a.map(logMass));
        const logB = await uploadColumn(space, problem.b.map(logMass));
        return iterate(device, space, { cost, logA, logB }, problem);
      });
      return resultOf(solution, problem, reduced, async () => {
        requireThere();
        return readPlan(place, cost, problem, solution);
      });
    },
    dispose: () => {
      disposed ??= device.releaseInTurn([cost]);
      return disposed;
    },
  } satisfies ResidentCost);
}

function resultOf(
  { u, v, ...convergence }: SinkhornSolution,
  { epsilon }: SinkhornProblem,
  { rows, columns }: ReducedCost,
  plan: () => Promise<Float32Array>,
): GpuSinkhornResult {
  const potentials = Object.freeze({
    f: Float64Array.from(u, (value, i) => value * epsilon + rows[i]),
    g: Float64Array.from(v, (value, j) => value * epsilon + columns[j]),
  });
  return Object.freeze({ ...convergence, potentials, plan });
}

function readPlan(
  { device }: DevicePlace,
  cost: DeviceArray,
  { a, b, epsilon, total }: SinkhornProblem,
  { u, v }: SinkhornSolution,
): Promise<Float32Array> {
  return withWorkspace(device, async (space) => {
    const sides: DeviceArray[] = [];
    for (const side of [a.map(logMass), b.map(logMass), u, v]) sides.push(await uploadColumn(space, side));
    const read = await device.read(await space.run(planOf, cost.sizes, [cost, ...sides, 1 / epsilon]));
    const plan = new Float32Array(a.length * b.length);
    read.forEach(([row], i) => {
      plan.set(
        row.map((mass) => mass * total),
        i * b.length,
      );
    });
    return plan;
  });
}
