/**
 * The points that are left when no column of pixels shows more than its least and its greatest value: no spike is lost.
 *
 * @param count - how many points
 * @param column - the column of a point, by its index; neighbours of one column follow each other
 * @param value - the value of a point, by its index; points of NaN or infinity are left out
 * @returns indices, ascending; at most two for each run of one column
 * @internal
 */
export function columnExtremes(
  count: number,
  column: (index: number) => number,
  value: (index: number) => number,
): number[] {
  const kept: number[] = [];
  let [current, least, greatest] = [Number.NaN, -1, -1];
  const close = (): void => {
    if (least >= 0) kept.push(Math.min(least, greatest));
    if (least !== greatest) kept.push(Math.max(least, greatest));
  };
  for (let i = 0; i < count; i++) {
    if (!Number.isFinite(value(i))) continue;
    if (column(i) !== current) {
      close();
      [current, least, greatest] = [column(i), i, i];
    }
    if (value(i) < value(least)) least = i;
    if (value(i) > value(greatest)) greatest = i;
  }
  close();
  return kept;
}
