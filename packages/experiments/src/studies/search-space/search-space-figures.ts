import { fixed } from "../../report/number-text.js";
import type { Axis, Figure, LineFigure, LineSeries, TileFigure } from "../figure.js";
import { boundaryTiles } from "./boundary-tiles.js";
import type { ClassBoundary } from "./decision-boundaries.js";
import type { PlaneGrid } from "./plane-grid.js";
import { boundariesOfRandomDraw } from "./random-draw.js";
import { HALF, perHundred, type SearchSpace } from "./search-space.js";

/** What is drawn of the search space. */
export function searchSpaceFigures(space: SearchSpace, grid: PlaneGrid): Figure[] {
  return [keptFigure(space), perCombinationFigure(space), boundaryFigure(space, grid)];
}

function keptFigure({ classes, byNegatives, all }: SearchSpace): LineFigure {
  const atRandom = byNegatives.map(({ combinations }) => boundariesOfRandomDraw(classes, combinations));
  return {
    kind: "lines",
    title: "What each number of negative weights keeps",
    caption:
      "The share of all decision boundaries that networks with that many negative weights have, beside their share of all combinations. The third line is what as many combinations would have, were they drawn at random, on average: where it lies above the first one, it is the number of combinations that does the work, and not the ratio.",
    x: NEGATIVES,
    y: { label: "share of all", unit: "%" },
    series: [
      lineOf(
        "decision boundaries",
        byNegatives.map(({ boundaries }) => (100 * boundaries) / all.boundaries),
      ),
      lineOf(
        "combinations",
        byNegatives.map(({ combinations }) => (100 * combinations) / all.combinations),
      ),
      lineOf(
        "boundaries of a random draw",
        atRandom.map((boundaries) => (100 * boundaries) / all.boundaries),
      ),
    ],
  };
}

function perCombinationFigure({ byNegatives }: SearchSpace): LineFigure {
  return {
    kind: "lines",
    title: "Boundaries per combination",
    caption: `How many different decision boundaries come on 100 combinations with that many negative weights. Half and half is at ${HALF}: see whether the line is highest there.`,
    x: NEGATIVES,
    y: { label: "unique boundaries per 100 combinations", unit: "" },
    series: [lineOf("unique boundaries", byNegatives.map(perHundred))],
  };
}

function boundaryFigure({ classes, half, all }: SearchSpace, grid: PlaneGrid): TileFigure {
  const atHalf = new Set(
    classes.filter(({ negatives }) => negatives === HALF).map(({ boundary }) => boundary),
  );
  const firsts = firstOfEach(classes);
  const tilesOf = (kept: boolean): string[] =>
    boundaryTiles(
      firsts.filter(({ boundary }) => atHalf.has(boundary) === kept),
      grid,
      TILE_SIDE,
    );
  return {
    kind: "tiles",
    title: "Every decision boundary of the toy network",
    caption: `Each square is the plane of both inputs, from ${fixed(grid.low, 0)} to ${fixed(grid.low + grid.step * grid.side, 0)}, parted by one boundary; which side is the positive one does not count. Straight cuts, bends and corners are in both groups: each that half and half leaves out is one that it has, mirrored or turned.`,
    side: TILE_SIDE,
    groups: [
      { name: `${half.boundaries} at half and half`, tiles: tilesOf(true) },
      {
        name: `${all.boundaries - half.boundaries} at other numbers of negative weights only`,
        tiles: tilesOf(false),
      },
    ],
  };
}

/** For each boundary the first class that has it. */
function firstOfEach(classes: readonly ClassBoundary[]): ClassBoundary[] {
  const seen = new Set<number | null>([null]);
  return classes.filter(({ boundary }) => !seen.has(boundary) && seen.add(boundary));
}

function lineOf(name: string, values: readonly number[]): LineSeries {
  return { name, points: values.map((value, x) => ({ x, value })) };
}

const NEGATIVES: Axis = { label: "negative weights", unit: "" };

/** Fine enough that no two boundaries look the same. */
const TILE_SIDE = 32;
