/**
 * The mean of some numbers; NaN of none.
 *
 * @internal
 */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
