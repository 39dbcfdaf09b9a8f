/**
 * The powers of ten in a range, for the ticks of a logarithmic axis.
 *
 * @returns at most 8 of them, evenly spaced; none where there are fewer than two, and other ticks are needed
 * @internal
 */
export function powersOfTen([least, greatest]: readonly [number, number]): number[] {
  const [first, last] = [Math.ceil(Math.log10(least)), Math.floor(Math.log10(greatest))];
  const count = Math.max(0, last - first + 1);
  const stride = Math.ceil(count / 8);
  const powers = Array.from({ length: count }, (_, i) => first + i).filter((_, i) => i % stride === 0);
  return powers.length < 2 ? [] : powers.map((power) => Number(`1e${power}`)); // exact, where 10 ** power need not be
}
