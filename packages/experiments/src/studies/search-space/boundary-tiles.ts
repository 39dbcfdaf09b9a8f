import type { ClassBoundary } from "./decision-boundaries.js";
import { labelAt, mergeComplement, packLabels } from "./packed-labels.js";
import { gridResponses, type PlaneGrid } from "./plane-grid.js";

/**
 * Small pictures of decision boundaries.
 *
 * @param classes - a class for each picture
 * @param window - the points that the networks were told apart by; the picture shows the same square
 * @param side - pixels along a side; each has the label at its middle
 * @returns a picture a class, as a {@link TileFigure} wants them
 */
export function boundaryTiles(classes: readonly ClassBoundary[], window: PlaneGrid, side: number): string[] {
  const step = (window.step * window.side) / side;
  const responses = gridResponses({ low: window.low + step / 2, step, side });
  return classes.map(({ units }) => {
    const [first, second, third] = units.map((unit) => responses[unit]);
    return tileOf(mergeComplement(packLabels(first, second, third), first.length), side);
  });
}

/** The rows from the top: the greatest y comes first. */
function tileOf(labels: Uint32Array, side: number): string {
  const bits = Array.from({ length: side * side }, (_, pixel) =>
    labelAt(labels, (side - 1 - Math.floor(pixel / side)) * side + (pixel % side)),
  );
  return (bits.join("").match(/.{1,4}/g) ?? [])
    .map((digit) => Number.parseInt(digit.padEnd(4, "0"), 2).toString(16))
    .join("");
}
