import { ShapeError } from "@equal-bits/core";
import type { Potentials } from "../discrete/dual-certificate.js";
import { sinkhorn } from "./sinkhorn.js";
import type { SinkhornOptions } from "./sinkhorn-options.js";
import type { SinkhornResult } from "./sinkhorn-result.js";

/** What may be set for `sinkhornBatch`: as for one problem, but for the start. */
export interface SinkhornBatchOptions extends Omit<SinkhornOptions, "initial"> {
  /** Potentials to start each problem from, one for each problem. Default: as for one problem. */
  readonly initial?: readonly Potentials[];
}

/** How many problems, and the shape of each. */
export interface BatchShape {
  /** Problems, a whole number ≥ 0. */
  readonly batch: number;
  /** Rows of each cost. */
  readonly n: number;
  /** Columns of each cost. */
  readonly m: number;
}

/**
 * Many problems of one shape in one call, each stopping on its own: the same bits as `sinkhorn` on each.
 *
 * @param cost - row-major [batch, n, m]
 * @param a - masses of the rows, [batch, n], or [n] for all problems
 * @param b - masses of the columns, [batch, m], or [m] for all problems
 * @param shape - batch, n and m
 * @param options - as for `sinkhorn`
 * @returns one result for each problem
 * @throws ShapeError if lengths do not fit `shape`, or it is not whole numbers ≥ 0
 * @throws whatever `sinkhorn` throws, about the first problem that it refuses
 */
export function sinkhornBatch(
  cost: Float64Array,
  a: Float64Array,
  b: Float64Array,
  shape: BatchShape,
  options: SinkhornBatchOptions,
): SinkhornResult[] {
  const { batch, n, m } = requireShape(shape);
  requireSize(cost.length, [batch * n * m], "cost", "batch × n × m");
  requireSize(a.length, [n, batch * n], "a", "n, or batch × n,");
  requireSize(b.length, [m, batch * m], "b", "m, or batch × m,");
  const { initial, ...others } = options;
  if (initial !== undefined) requireSize(initial.length, [batch], "initial", "batch");
  return Array.from({ length: batch }, (_, k) =>
    sinkhorn(cost.subarray(k * n * m, (k + 1) * n * m), part(a, k, n), part(b, k, m), {
      ...others,
      ...(initial === undefined ? {} : { initial: initial[k] }),
    }),
  );
}

function requireShape(shape: BatchShape): BatchShape {
  for (const [what, size] of Object.entries(shape))
    if (!(Number.isInteger(size) && size >= 0))
      throw new ShapeError(`shape.${what} must be a whole number ≥ 0, got ${size}`);
  return shape;
}

function part(masses: Float64Array, k: number, size: number): Float64Array {
  return masses.length === size ? masses : masses.subarray(k * size, (k + 1) * size);
}

function requireSize(length: number, wanted: readonly number[], what: string, words: string): void {
  if (!wanted.includes(length))
    throw new ShapeError(`${what} must have ${words} = ${wanted.join(" or ")} values, got ${length}`);
}
