import { escapeHtml } from "../../report/escape-html.js";
import { pixels } from "./pixels.js";
import type { SeriesLook } from "./series-look.js";
import { CHARACTER, textLines } from "./text-lines.js";

/** The names of the series with a sample of each, laid out. */
export interface Legend {
  /** Its height, in pixels. */
  readonly height: number;
  /** Its SVG, from the upper left corner. */
  readonly svg: string;
}

/** Height of a row, in pixels. */
const ROW = 19;
const SAMPLE = 34;
const GAP = 18;
const MARK = 4.5;

/**
 * A legend in as many rows as the names take.
 *
 * @param width - of a row, in pixels
 * @internal
 */
export function legend(names: readonly string[], looks: readonly SeriesLook[], width: number): Legend {
  let [row, left] = [0, 0];
  const entries = names.map((name, i) => {
    const [text] = textLines(name, width - SAMPLE - 6, 1);
    const wide = SAMPLE + 6 + CHARACTER * text.length;
    if (left > 0 && left + wide > width) [row, left] = [row + 1, 0];
    const entry = drawnEntry(text, looks[i], left, ROW * (row + 0.5));
    left += wide + GAP;
    return entry;
  });
  return { height: ROW * (row + 1), svg: entries.join("") };
}

function drawnEntry(
  text: string,
  { color, dash, corners }: SeriesLook,
  left: number,
  middle: number,
): string {
  const points = corners.map(
    ([right, down]) => `${pixels(left + SAMPLE / 2 + MARK * right)},${pixels(middle + MARK * down)}`,
  );
  const dashes = dash === "none" ? "" : ` stroke-dasharray="${dash}"`;
  return `<line x1="${pixels(left + 1)}" x2="${pixels(left + SAMPLE - 1)}" y1="${pixels(middle)}" y2="${pixels(middle)}" stroke="${color}" stroke-width="2" stroke-linecap="round"${dashes}></line><polygon points="${points.join(" ")}" fill="${color}"></polygon><text x="${pixels(left + SAMPLE + 6)}" y="${pixels(middle)}" dy="0.35em" text-anchor="start" fill="currentColor">${escapeHtml(text)}</text>`;
}
