import { ShapeError } from "@equal-bits/core";
import { valueAxis, wantedRange } from "./axis.js";
import { columnExtremes } from "./column-extremes.js";
import { framePicture } from "./frame.js";
import { type LegendEntry, SAMPLE } from "./legend.js";
import { numberWords, rangeWords } from "./number-words.js";
import type { PictureOptions, SeriesOptions } from "./picture-options.js";
import { pixel } from "./pixel.js";
import type { PlotArea } from "./plot-area.js";
import { type SeriesLook, seriesLooks } from "./series-look.js";
import { extremesOf, rangeOf } from "./value-range.js";

/** How many weights flip over a training. */
export interface FlipsSeries extends SeriesOptions {
  /** The share of weights that flipped in a step, 0 … 1, one number a step or a stretch of steps. NaN and infinities are left out, and break the line. */
  readonly flips: ArrayLike<number>;
  /** How many steps were done at each of them, ascending. Default 1, 2, 3, … */
  readonly steps?: ArrayLike<number>;
}

/** What {@link flipsPicture} draws. */
export interface FlipsPictureOptions extends PictureOptions {
  /** One line each. */
  readonly series: readonly FlipsSeries[];
}

/**
 * A picture of how many weights flip in a step, over a training: one line a series.
 *
 * However many steps there are, a column of pixels shows the least and the greatest of those that fall on it, so no spike is lost.
 *
 * @param options - the series and what the picture says
 * @returns an SVG document
 * @throws ShapeError if `steps` and `flips` of a series differ in length
 * @throws DomainError if the size, a colour or `yRange` is out of range
 */
export function flipsPicture(options: FlipsPictureOptions): string {
  const { series, xLabel = "training step", yLabel = "weights that flip in a step (%)", yRange } = options;
  const lines = series.map(lineOf);
  const looks = seriesLooks(series);
  const wanted = wantedRange(yRange, "yRange");
  const y = rangeOf([0], wanted, ...lines.map(({ percents }) => percents));
  const drawn = lines.map(({ steps, percents }) => steps.filter((_, i) => finite(percents[i])));
  return framePicture(
    options,
    {
      x: valueAxis(xLabel, rangeOf([0], ...drawn), { most: 5, whole: true }),
      y: valueAxis(yLabel, y, { most: 5, toTicks: true }),
      legend: looks.map((look, i) => entryOf(lines[i], look)),
      description: `${yLabel} by ${xLabel}. ${lines.map(wordsOf).join(" ")}`,
      empty: drawn.every((steps) => steps.length === 0),
    },
    (area) => lines.map((line, i) => drawLine(line, looks[i], area)).join("\n"),
  );
}

interface Line {
  readonly name: string;
  readonly steps: readonly number[];
  readonly percents: readonly number[];
}

const finite: (value: number) => boolean = Number.isFinite;

function lineOf({ name, flips, steps }: FlipsSeries): Line {
  if (steps !== undefined && steps.length !== flips.length)
    throw new ShapeError(
      `steps of ${name} must be as many as its flips, got ${steps.length} and ${flips.length}`,
    );
  const places = Array.from(flips, (_, i) => (steps === undefined ? i + 1 : steps[i]));
  const order = places.map((_, i) => i).sort((i, j) => places[i] - places[j] || i - j); // as told, where they ascend
  return {
    name,
    steps: order.map((i) => places[i]),
    percents: order.map((i) => (finite(places[i]) ? 100 * flips[i] : Number.NaN)),
  };
}

function entryOf({ name, percents }: Line, { color, dash }: SeriesLook): LegendEntry {
  if (!percents.some(finite)) return { text: `${name} (no data)` };
  return {
    text: name,
    sample: (x, y) =>
      `<path d="M${pixel(x - SAMPLE / 2)} ${pixel(y)}h${SAMPLE}" stroke="${color}" stroke-width="2" stroke-linecap="round" stroke-dasharray="${dash}"/>`,
  };
}

function drawLine({ steps, percents }: Line, { color, dash }: SeriesLook, { x, y }: PlotArea): string {
  const kept = columnExtremes(
    percents.length,
    (i) => Math.floor(x(steps[i])),
    (i) => percents[i],
  );
  if (kept.length === 0) return "";
  const path = kept.map((index, k) => {
    const whole = k > 0 && unbroken(percents, kept[k - 1], index);
    const alone = !whole && !(k + 1 < kept.length && unbroken(percents, index, kept[k + 1]));
    return `${whole ? "L" : "M"}${pixel(x(steps[index]))} ${pixel(y(percents[index]))}${alone ? "h0" : ""}`;
  });
  return `<path d="${path.join("")}" fill="none" stroke="${color}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="${dash}"/>`;
}

function unbroken(percents: readonly number[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (!finite(percents[i])) return false;
  return true;
}

function wordsOf({ name, percents }: Line): string {
  const values = percents.filter(finite);
  const extremes = extremesOf(values);
  if (extremes === null) return `${name}: no data.`;
  const [first, last] = [values[0], values[values.length - 1]];
  return `${name}: first ${numberWords(first)}, last ${numberWords(last)}, ${rangeWords(...extremes)}.`;
}
