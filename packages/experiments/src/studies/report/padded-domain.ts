/**
 * The part of an axis that shows all values, with a little room on both sides.
 *
 * @param values - finite; > 0 where the axis is logarithmic
 * @param logarithmic - whether equal distances are equal factors
 * @returns least and greatest; 0 to 1, or 1 to 10, where there are no values
 * @internal
 */
export function paddedDomain(values: readonly number[], logarithmic: boolean): [number, number] {
  if (values.length === 0) return logarithmic ? [1, 10] : [0, 1];
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (logarithmic) {
    const factor = least === greatest ? 2 : (greatest / least) ** ROOM;
    return [least / factor, greatest * factor];
  }
  const room = least === greatest ? 0.1 * Math.abs(least) || 1 : ROOM * (greatest - least);
  return [least - room, greatest + room];
}

/** On each side, as a share of what is shown. */
const ROOM = 0.06;
