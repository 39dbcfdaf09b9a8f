/** The least and the greatest value that an axis shows. */
export type ValueRange = readonly [number, number];

/**
 * The least and the greatest finite value among some.
 *
 * @param lists - values; NaN and infinities are passed over
 * @returns null where there is no finite value
 * @internal
 */
export function extremesOf(...lists: readonly ArrayLike<number>[]): ValueRange | null {
  let [least, greatest] = [Infinity, -Infinity];
  for (const values of lists)
    for (let i = 0; i < values.length; i++) {
      if (!Number.isFinite(values[i])) continue;
      if (values[i] < least) least = values[i];
      if (values[i] > greatest) greatest = values[i];
    }
  return least <= greatest ? [least, greatest] : null;
}

/**
 * The range of an axis: from the least to the greatest finite value, 0 … 1 where there is none, and never so narrow that its ends
 * could not be told apart.
 *
 * @param lists - values; NaN and infinities are passed over
 * @internal
 */
export function rangeOf(...lists: readonly ArrayLike<number>[]): ValueRange {
  return widened(extremesOf(...lists) ?? [0, 1]);
}

/**
 * A range with a little room at both ends, so that no mark lies on an axis; but not beyond what the values can be.
 *
 * @param limits - the least and the greatest value that makes sense
 * @internal
 */
export function withRoom([least, greatest]: ValueRange, limits: ValueRange): ValueRange {
  const room = (greatest / 2 - least / 2) / 12;
  const [from, to] = [least - room, greatest + room];
  return widened([
    least >= limits[0] ? Math.max(from, limits[0]) : least,
    greatest <= limits[1] ? Math.min(to, limits[1]) : greatest,
  ]);
}

/** Ends nearer to each other than a billionth of their size are moved apart; so is what is nearly subnormal. */
function widened([least, greatest]: ValueRange): ValueRange {
  const size = Math.max(Math.abs(least), Math.abs(greatest));
  if (greatest / 2 - least / 2 >= Math.max(SMALLEST, 1e-9 * size)) return [least, greatest];
  const room = size < SMALLEST ? 0.5 : size / 20;
  return [Math.max(-Number.MAX_VALUE, least - room), Math.min(Number.MAX_VALUE, greatest + room)];
}

/** Far from the subnormal numbers, so that a step of an axis has its digits. */
const SMALLEST = 1e-290;
