import { HIDDEN_UNITS, type HiddenUnit, unitResponse } from "./hidden-unit.js";

/** A square grid of points, on which networks are told apart. */
export interface PlaneGrid {
  /** The least coordinate, of both inputs. */
  readonly low: number;
  /** The distance between neighbouring points. */
  readonly step: number;
  /** Points along a side. */
  readonly side: number;
}

/**
 * The grid of the paper's authors: 250 × 250 points from −5 on, 0.04 apart.
 *
 * A grid must stay well within ±20: beyond, sigmoid rounds to 1, and the labels are those of rounding errors.
 */
export const AUTHORS_GRID: PlaneGrid = { low: -5, step: 0.04, side: 250 };

/**
 * What each hidden unit adds to the output at each point.
 *
 * @param grid - the points
 * @returns an array for each of {@link HIDDEN_UNITS}, with a number a point: x runs fastest, both ascend
 */
export function gridResponses(grid: PlaneGrid): Float64Array[] {
  return HIDDEN_UNITS.map((unit) => responsesOf(unit, grid));
}

function responsesOf(unit: HiddenUnit, { low, step, side }: PlaneGrid): Float64Array {
  const at = (index: number): number => low + step * index;
  return Float64Array.from({ length: side * side }, (_, point) =>
    unitResponse(unit, at(point % side), at(Math.floor(point / side))),
  );
}
