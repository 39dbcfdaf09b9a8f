import { type Convergence, convergenceOf } from "@equal-bits/core";
import type { Device } from "./device.js";
import type { DeviceArray } from "./device-array.js";
import type { SinkhornProblem } from "./require-sinkhorn.js";
import { fitColumns, fitRows } from "./sinkhorn-kernels.js";
import type { Workspace } from "./workspace.js";

/** Potentials in units of ε, float32 as the device has them, and how they were come by. */
export interface SinkhornSolution extends Convergence {
  readonly u: Float32Array;
  readonly v: Float32Array;
}

/** A problem on the device: reduced cost [n, 1, m], logarithms of the masses. */
export interface PlacedProblem {
  readonly cost: DeviceArray;
  readonly logA: DeviceArray;
  readonly logB: DeviceArray;
}

/**
 * Sinkhorn's iterations in the log domain, all on the device; only the rows' potentials come back, at each look.
 *
 * The columns have their masses after each iteration; a row's mass is off by the factor by which its next potential differs.
 *
 * @internal
 */
export async function iterate(
  device: Device,
  space: Workspace,
  placed: PlacedProblem,
  problem: SinkhornProblem,
): Promise<SinkhornSolution> {
  const { a, b, maxIterations, tolerance, checkEvery } = problem;
  const marginalErrors: number[] = [];
  const step = stepper(space, placed, problem);
  let v = await uploadColumn(space, new Float64Array(b.length));
  let u = await step.rows(v);
  for (let iterations = 1; ; iterations++) {
    space.release(v);
    v = await step.columns(u);
    const next = await step.rows(v);
    const last = iterations === maxIterations;
    if (last || iterations % checkEvery === 0) {
      const found = await readColumn(device, u);
      const marginalError = rowError(a, found, await readColumn(device, next));
      marginalErrors.push(marginalError);
      if (last || marginalError <= tolerance) {
        const columns = await readColumn(device, v);
        return { u: found, v: columns, ...convergenceOf(marginalErrors, tolerance, iterations) };
      }
    }
    space.release(u);
    u = next;
  }
}

function stepper(
  space: Workspace,
  { cost, logA, logB }: PlacedProblem,
  { a, b, epsilon }: SinkhornProblem,
): Record<"rows" | "columns", (other: DeviceArray) => Promise<DeviceArray>> {
  return {
    rows: (v) => space.run(fitRows, [1, 1, a.length], [cost, logB, v, b.length, 1 / epsilon]),
    columns: (u) => space.run(fitColumns, [1, 1, b.length], [cost, logA, u, a.length, 1 / epsilon]),
  };
}

/** @internal */
export function uploadColumn(space: Workspace, values: Float64Array | Float32Array): Promise<DeviceArray> {
  return space.upload(Float32Array.from(values), [1, 1, values.length]);
}

async function readColumn(device: Device, column: DeviceArray): Promise<Float32Array> {
  return Float32Array.from(await device.read(column), ([[value]]) => value);
}

/** The row's sum of the plan is a_i exp(u_i − next_i), because `next` is what would make it a_i. */
function rowError(a: Float64Array, u: Float32Array, next: Float32Array): number {
  return a.reduce((sum, mass, i) => (mass > 0 ? sum + mass * Math.abs(Math.expm1(u[i] - next[i])) : sum), 0);
}

/**
 * The logarithm of a mass; of none, one that float32 has and no sum notices.
 *
 * @internal
 */
export function logMass(mass: number): number {
  return mass > 0 ? Math.log(mass) : -1e30;
}
