/**
 * Above which point the share `share` of a standard normal lies; Tukey's lambda approximation, good to 0.01 where it aims.
 *
 * @internal
 */
export function upperNormalQuantile(share: number): number {
  return ((1 - share) ** 0.1349 - share ** 0.1349) / 0.1975;
}
