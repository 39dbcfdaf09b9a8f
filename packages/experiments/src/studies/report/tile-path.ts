/**
 * The 1-pixels of a tile as path data, a rectangle for each run of them in a row.
 *
 * @param tile - its bits row by row, in hexadecimal digits
 * @param side - pixels along a side
 * @returns path data in pixels of the tile, from its upper left corner
 * @internal
 */
export function tilePath(tile: string, side: number): string {
  const bits = tileBits(tile, side);
  let path = "";
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; ) {
      const from = column;
      while (column < side && bits[row * side + column] === 1) column++;
      if (column > from) path += `M${from} ${row}h${column - from}v1h${from - column}z`;
      else column++;
    }
  return path;
}

/**
 * The bits of a tile, row by row.
 *
 * @internal
 */
export function tileBits(tile: string, side: number): Uint8Array {
  return Uint8Array.from(
    { length: side * side },
    (_, i) => (Number.parseInt(tile[i >> 2], 16) >> (3 - (i & 3))) & 1,
  );
}
