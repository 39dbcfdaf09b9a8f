import {
  type FieldCheck,
  flag,
  listOf,
  number,
  objectOf,
  oneOf,
  optional,
  refuseField,
  text,
  whole,
} from "../../field-check.js";
import type {
  Axis,
  Figure,
  IntervalFigure,
  IntervalRow,
  LineFigure,
  LinePoint,
  LineSeries,
  TileFigure,
  TileGroup,
} from "../figure.js";

/** A figure of any kind that can be drawn. @internal */
export const checkedFigure: FieldCheck<Figure> = (value, where) => {
  const kind = oneOf(["lines", "intervals", "tiles"])(Object(value).kind, `${where}.kind`);
  if (kind === "lines") return checkedLines(value, where);
  return kind === "intervals" ? checkedIntervals(value, where) : checkedTiles(value, where);
};

const axis = objectOf<Axis>({ label: text, unit: text, logarithmic: optional(flag) as FieldCheck<boolean> }); // left out where undefined
const words = { title: text, caption: text };
const estimate = {
  value: number,
  low: optional(number) as FieldCheck<number>, // left out where undefined
  high: optional(number) as FieldCheck<number>,
};
const point = objectOf<LinePoint>({ ...estimate, x: number });
const row = objectOf<IntervalRow>({ ...estimate, name: text });
const lines = objectOf<LineFigure>({
  ...words,
  kind: oneOf(["lines"]),
  x: axis,
  y: axis,
  series: listOf(objectOf<LineSeries>({ name: text, points: listOf(point, 0, 10_000) }), 1, 8),
});
const intervals = objectOf<IntervalFigure>({
  ...words,
  kind: oneOf(["intervals"]),
  x: axis,
  reference: optional(number) as FieldCheck<number>, // left out where undefined
  rows: listOf(row, 1, 200),
});
const tiles = objectOf<TileFigure>({
  ...words,
  kind: oneOf(["tiles"]),
  side: whole(1, 200),
  groups: listOf(objectOf<TileGroup>({ name: text, tiles: listOf(text, 0, 1000) }), 1, 100),
});

function checkedLines(value: unknown, where: string): LineFigure {
  const figure = lines(value, where);
  figure.series.forEach(({ points }, i) => {
    points.forEach((one, j) => {
      const at = `${where}.series[${i}].points[${j}]`;
      requireOrder(one, at);
      requirePlace(figure.x, [one.x], `${at}.x`);
      requirePlace(figure.y, [one.value, one.low, one.high], at);
      if (j > 0 && !(one.x >= points[j - 1].x))
        refuseField(`${at}.x`, "at least that of the point before", one.x);
    });
  });
  return figure;
}

function checkedIntervals(value: unknown, where: string): IntervalFigure {
  const figure = intervals(value, where);
  requirePlace(figure.x, [figure.reference], `${where}.reference`);
  figure.rows.forEach((one, i) => {
    requireOrder(one, `${where}.rows[${i}]`);
    requirePlace(figure.x, [one.value, one.low, one.high], `${where}.rows[${i}]`);
  });
  return figure;
}

/** Each may become some ten bytes of the page. */
const MOST_PIXELS = 2 ** 18;

function checkedTiles(value: unknown, where: string): TileFigure {
  const figure = tiles(value, where);
  const digits = Math.ceil(figure.side ** 2 / 4);
  const pixels = figure.side ** 2 * figure.groups.reduce((sum, group) => sum + group.tiles.length, 0);
  if (pixels > MOST_PIXELS)
    refuseField(`${where}.groups`, `tiles of at most ${MOST_PIXELS} pixels together`, pixels);
  figure.groups.forEach((group, i) => {
    group.tiles.forEach((tile, j) => {
      if (tile.length !== digits || !/^[\da-f]*$/i.test(tile))
        refuseField(`${where}.groups[${i}].tiles[${j}]`, `${digits} hexadecimal digits`, tile);
    });
  });
  return figure;
}

function requireOrder({ low, high }: { readonly low?: number; readonly high?: number }, where: string): void {
  if (low !== undefined && high !== undefined && !(low <= high))
    refuseField(`${where}.high`, `at least low, ${low}`, high);
}

/** A logarithmic axis has no place for 0. */
function requirePlace({ logarithmic }: Axis, places: readonly (number | undefined)[], where: string): void {
  const bad = logarithmic ? places.find((place) => place !== undefined && !(place >= LEAST)) : undefined;
  if (bad !== undefined) refuseField(where, `at least ${LEAST} on a logarithmic axis`, bad);
}

const LEAST = 1e-15;
