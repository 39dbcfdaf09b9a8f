import { ShapeError } from "./errors.js";

/**
 * Where the groups of a matrix lie in one flat array, whether a filter is a row or a column.
 *
 * Groups come in blocks of `interleave`, and within a block their weights alternate: weight `i` of group `g` stands at
 * `floor(g / interleave) * size * interleave + g % interleave + i * interleave`. So `interleave` 1 is one filter per
 * row, `interleave` = number of filters is tfjs's layout with one filter per column, and neither needs a transposition.
 */
export interface GroupLayout {
  /** How many groups, a multiple of `interleave`. */
  readonly groups: number;
  /** Weights in each group. */
  readonly size: number;
  /** Distance between neighbouring weights of a group. */
  readonly interleave: number;
}

/**
 * One group per row of a row-major matrix.
 *
 * @param groups - number of rows
 * @param size - weights in a row
 * @returns the layout
 */
export function groupsAsRows(groups: number, size: number): GroupLayout {
  return { groups, size, interleave: 1 };
}

/**
 * One group per column of a row-major matrix: tfjs's layout of filters.
 *
 * @param groups - number of columns
 * @param size - weights in a column
 * @returns the layout
 */
export function groupsAsColumns(groups: number, size: number): GroupLayout {
  return { groups, size, interleave: groups };
}

/**
 * The weights of one group, in order. A row is a view of `values`; a column is copied into `scratch`.
 *
 * @param values - the flat matrix, length `groups * size`
 * @param layout - where the groups lie
 * @param group - which group, 0 … groups − 1
 * @param scratch - room for a column, length ≥ `size`; never read
 * @returns the group's `size` values
 */
export function readGroup<T extends Float32Array | Uint8Array>(
  values: T,
  layout: GroupLayout,
  group: number,
  scratch: T,
): T {
  const { size, interleave } = layout;
  const first = groupStart(layout, group);
  // subarray keeps the kind of array, but TypeScript types it as the union
  if (interleave === 1) return values.subarray(first, first + size) as T;
  for (let i = 0, at = first; i < size; i++, at += interleave) scratch[i] = values[at];
  return scratch.subarray(0, size) as T; // as above
}

/**
 * Writes the weights of one group to their places.
 *
 * @param group - which group, 0 … groups − 1
 * @param layout - where the groups lie
 * @param source - the group's `size` values
 * @param out - the flat matrix, length `groups * size`
 */
export function writeGroup<T extends Float32Array | Uint8Array>(
  group: number,
  layout: GroupLayout,
  source: T,
  out: T,
): void {
  const { size, interleave } = layout;
  for (let i = 0, at = groupStart(layout, group); i < size; i++, at += interleave) out[at] = source[i];
}

/**
 * Refuses an array that a layout does not fill exactly.
 *
 * @param length - the array's length
 * @param layout - where its groups lie
 * @param what - the argument's name, for the message
 * @throws ShapeError if `groups * size` is not `length`
 */
export function requireLayout(length: number, layout: GroupLayout, what: string): void {
  const { groups, size, interleave } = layout;
  const whole = [groups, size, interleave].every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!whole || (groups > 0 && !(interleave >= 1 && groups % interleave === 0)))
    throw new ShapeError(
      `layout must have whole numbers with groups a multiple of interleave, got groups ${groups}, size ${size}, interleave ${interleave}`,
    );
  if (groups * size !== length)
    throw new ShapeError(`${what} must have groups × size = ${groups} × ${size} values, got ${length}`);
}

/**
 * Where the first weight of a group stands in the flat matrix; the others follow at a distance of `interleave`.
 *
 * @param layout - where the groups lie
 * @param group - which group, 0 … groups − 1
 * @returns the index
 */
export function groupStart({ size, interleave }: GroupLayout, group: number): number {
  const within = group % interleave;
  return (group - within) * size + within;
}
