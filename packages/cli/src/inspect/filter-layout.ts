/** Where the filters of a tensor lie in its numbers, as `@equal-bits/metrics` takes it. */
export interface FilterLayout {
  /** How many filters. */
  readonly groups: number;
  /** Weights of a filter. */
  readonly size: number;
  /** Distance of neighbouring weights of a filter. */
  readonly interleave: number;
}

/**
 * The filters of a kernel. A depthwise kernel of tfjs, [height, width, in, multiplier], has one for each input and multiplier.
 *
 * @param name - of the tensor
 * @param shape - two axes or more
 * @param axis - which the filters run along
 */
export function filterLayout(name: string, shape: readonly number[], axis: "first" | "last"): FilterLayout {
  if (axis === "first") return { groups: shape[0], size: productOf(shape.slice(1)), interleave: 1 };
  const inner = /depthwise_(kernel|codes)$/.test(name) && shape.length === 4 ? -2 : -1;
  const groups = productOf(shape.slice(inner));
  return { groups, size: productOf(shape.slice(0, inner)), interleave: groups };
}

/** All numbers as one filter: what has no filters. */
export function oneFilter(size: number): FilterLayout {
  return { groups: 1, size, interleave: 1 };
}

function productOf(axes: readonly number[]): number {
  return axes.reduce((product, axis) => product * axis, 1);
}
