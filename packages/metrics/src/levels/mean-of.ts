/**
 * The mean of numbers, at least one.
 *
 * @internal
 */
export function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
