import type { FigureColors } from "./figure-colors.js";

/** How a line is drawn: told apart by more than its colour. */
export interface SeriesLook {
  /** A CSS colour. */
  readonly color: string;
  /** The dash pattern, for lines with round ends; `"none"` where it is solid. */
  readonly dash: string;
  /** The corners of its marks around the middle, each about 1 away from it. */
  readonly corners: readonly Corner[];
}

/** A point: to the right and down. */
export type Corner = readonly [number, number];

/**
 * How a series is drawn; the first eight differ in colour, in dashes and in the shape of their marks.
 *
 * @param index - which one, a whole number ≥ 0
 * @internal
 */
export function seriesLook(index: number, { series }: FigureColors): SeriesLook {
  return {
    color: series[index % series.length],
    dash: DASHES[index % DASHES.length],
    corners: SHAPES[index % SHAPES.length],
  };
}

/** For lines with round ends, which make each dash 2 pixels longer. */
const DASHES = ["none", "6 5", "0.1 4", "9 5 0.1 5", "13 7", "4 4 0.1 4 0.1 4", "0.1 7", "15 5 4 5"];

const TRIANGLE: readonly Corner[] = [
  [0, -1.2],
  [1.15, 0.85],
  [-1.15, 0.85],
];

const SQUARE: readonly Corner[] = [
  [-0.9, -0.9],
  [0.9, -0.9],
  [0.9, 0.9],
  [-0.9, 0.9],
];

const PLUS: readonly Corner[] = [
  [-0.4, -1.25],
  [0.4, -1.25],
  [0.4, -0.4],
  [1.25, -0.4],
  [1.25, 0.4],
  [0.4, 0.4],
  [0.4, 1.25],
  [-0.4, 1.25],
  [-0.4, 0.4],
  [-1.25, 0.4],
  [-1.25, -0.4],
  [-0.4, -0.4],
];

const BOW: readonly Corner[] = [
  [-1.2, -1],
  [0, -0.25],
  [1.2, -1],
  [1.2, 1],
  [0, 0.25],
  [-1.2, 1],
];

/** Circle, square, triangle, diamond, plus, the triangle on its head, cross, bow. */
const SHAPES: readonly (readonly Corner[])[] = [
  Array.from({ length: 20 }, (_, i): Corner => [Math.cos((i * Math.PI) / 10), Math.sin((i * Math.PI) / 10)]),
  SQUARE,
  TRIANGLE,
  SQUARE.map(turned),
  PLUS,
  TRIANGLE.map(([right, down]): Corner => [right, -down]),
  PLUS.map(turned),
  BOW,
];

/** By an eighth of a turn. */
function turned([right, down]: Corner): Corner {
  return [(right - down) * Math.SQRT1_2, (right + down) * Math.SQRT1_2];
}
