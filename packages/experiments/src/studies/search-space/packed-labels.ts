/**
 * The labels that a network gives to the points of a grid: a bit a point, 1 where its output is above 0.
 *
 * At points with rational coordinates it never is 0: ±sigmoid(a) ± sigmoid(b) ± sigmoid(c) = 0 would be an equation with
 * rational powers of e that is no identity, and e is transcendental.
 *
 * @param first - what the first hidden unit adds at each point
 * @param second - the same of the second one
 * @param third - the same of the third one
 * @returns words of 32 points, the first point lowest; spare bits are 0
 */
export function packLabels(first: Float64Array, second: Float64Array, third: Float64Array): Uint32Array {
  const labels = new Uint32Array(Math.ceil(first.length / 32));
  for (let point = 0; point < first.length; point++)
    if (first[point] + second[point] + third[point] > 0) labels[point >>> 5] |= 1 << (point & 31);
  return labels;
}

/** The label of one point, 0 or 1. */
export function labelAt(labels: Uint32Array, point: number): number {
  return (labels[point >>> 5] >>> (point & 31)) & 1;
}

/**
 * One of two complementary labellings, which have the same boundary between them: the one whose first point is 0.
 *
 * @param labels - from {@link packLabels}; not changed
 * @param points - how many points they label
 * @returns labels that are equal for two networks if and only if theirs are equal or complementary
 */
export function mergeComplement(labels: Uint32Array, points: number): Uint32Array {
  if (labelAt(labels, 0) === 0) return labels;
  const merged = labels.map((word) => ~word);
  const spare = -points & 31;
  merged[merged.length - 1] &= 0xffffffff >>> spare;
  return merged;
}
