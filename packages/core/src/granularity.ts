import { DomainError, ShapeError } from "./errors.js";
import type { GroupLayout } from "./group-layout.js";
import { requireWhole } from "./require-whole.js";
import { shown } from "./shown.js";

/** Which weights share one histogram: the whole tensor, each filter, or blocks of a filter. */
export type Granularity = PerTensor | PerFilter | PerGroup;

/** One histogram for the whole tensor. */
export interface PerTensor {
  /** Which of the three it is. */
  readonly kind: "perTensor";
}

/** One histogram for each filter. */
export interface PerFilter {
  /** Which of the three it is. */
  readonly kind: "perFilter";
}

/** One histogram for each block of a filter. */
export interface PerGroup {
  /** Which of the three it is. */
  readonly kind: "perGroup";
  /** Weights in a block, a whole number ≥ 1 that divides the fan-in. */
  readonly size: number;
}

/**
 * One histogram for the whole tensor.
 *
 * @returns a frozen record
 */
export function perTensor(): Granularity {
  return Object.freeze({ kind: "perTensor" });
}

/**
 * One histogram for each filter (output channel), as the paper has it.
 *
 * @returns a frozen record
 */
export function perFilter(): Granularity {
  return Object.freeze({ kind: "perFilter" });
}

/**
 * One histogram for each run of `size` weights of a filter, in fan-in order.
 *
 * @param size - weights in a group, a whole number ≥ 1 that divides the fan-in
 * @returns a frozen record
 * @throws DomainError if `size` is not a whole number ≥ 1
 */
export function perGroup(size: number): Granularity {
  requireWhole(size, "group size", 1);
  return Object.freeze({ kind: "perGroup", size });
}

/**
 * The granularity that plain data describe: a saved one, or one that was written by hand.
 *
 * @param record - any value; of a record, fields other than `kind` and `size` are not looked at
 * @returns a frozen record
 * @throws DomainError if its kind is none of the three, or its group size not a whole number ≥ 1
 */
export function granularityFrom(record: unknown): Granularity {
  const { kind, size } = Object(record) as Readonly<Record<string, unknown>>; // of no known type; both are looked at
  if (kind === "perTensor") return perTensor();
  if (kind === "perFilter") return perFilter();
  if (kind === "perGroup") return perGroup(size as number); // which refuses anything else
  const got = Object(record) === record ? `kind ${shown(kind)}` : shown(record);
  throw new DomainError(`granularity must be perTensor(), perFilter() or perGroup(size), got ${got}`);
}

/**
 * Where the groups lie in a tensor whose last axis is the filters: a dense [in, out] or a convolution [height, width, in, out].
 *
 * @param shape - the tensor's shape; an empty shape is a scalar, a single axis is a row of filters of one weight
 * @param granularity - which weights share one histogram
 * @returns the layout; its groups are numbered block by block, filters running fastest
 * @throws DomainError if an axis is not a whole number ≥ 0, or a hand-made record no granularity
 * @throws ShapeError if the group size does not divide the fan-in
 */
export function groupsOf(shape: readonly number[], granularity: Granularity): GroupLayout {
  shape.forEach((axis, i) => {
    requireWhole(axis, `shape[${i}]`);
  });
  const filters = shape.at(-1) ?? 1;
  const size = shape.slice(0, -1).reduce((product, axis) => product * axis, 1);
  return groupedBy(
    granularity,
    { groups: filters, size, interleave: filters },
    ` of shape [${shape.join(", ")}]`,
  );
}

/**
 * Where the groups lie in a layer whose filters are known, as rows, as columns or in blocks.
 *
 * @param granularity - which weights share one histogram
 * @param filters - where the filters lie
 * @returns the layout, over the same memory; blocks are numbered one after the other, filters running fastest
 * @throws DomainError if the granularity is none, or its group size not a whole number ≥ 1
 * @throws ShapeError if the group size does not divide the fan-in
 */
export function groupsIn(granularity: Granularity, filters: GroupLayout): GroupLayout {
  return groupedBy(granularity, filters, "");
}

function groupedBy(
  granularity: Granularity,
  { groups, size, interleave }: GroupLayout,
  where: string,
): GroupLayout {
  granularityFrom(granularity); // it may be made by hand
  if (granularity.kind === "perFilter") return { groups, size, interleave };
  if (granularity.kind === "perTensor") return { groups: 1, size: groups * size, interleave: 1 };
  if (size % granularity.size !== 0)
    throw new ShapeError(
      `group size must divide the fan-in ${size}${where}, got ${granularity.size}; choose a divisor or perFilter()`,
    );
  return { groups: (size / granularity.size) * groups, size: granularity.size, interleave };
}
