import { escapeText } from "./escape-text.js";
import { fitText, textWidth } from "./fit-text.js";
import { EDGE, FONT } from "./measures.js";
import { pixel } from "./pixel.js";

/** One entry of a legend. */
export interface LegendEntry {
  /** What stands beside the sample. */
  readonly text: string;
  /** Draws the sample around a place, {@link SAMPLE} pixels wide and as high as the text at most; none where there are no data. */
  readonly sample?: (x: number, y: number) => string;
}

/** Width of a sample, in pixels. */
export const SAMPLE = 26;

/** A legend, laid out. */
export interface Legend {
  /** Its height, in pixels. */
  readonly height: number;
  /** Its SVG. */
  readonly svg: string;
}

/** Height of a row of the legend, in pixels. */
const ROW = 18;
const GAP = 14;

/**
 * A legend in rows of a given width: as many entries as there is room for, and how many more there are.
 *
 * @param top - where it begins, in pixels
 * @param width - of the picture, in pixels
 * @param room - height that it may take, in pixels; two rows at least
 * @internal
 */
export function drawLegend(
  entries: readonly LegendEntry[],
  top: number,
  width: number,
  room: number,
): Legend {
  const most = Math.max(2, Math.floor(room / ROW));
  const all = placed(entries, width);
  const shown = all.every(({ row }) => row < most) ? all : placed(allButLast(entries, all, most), width);
  const rows = shown.length === 0 ? 0 : shown[shown.length - 1].row + 1;
  return { height: rows * ROW, svg: shown.map((entry) => drawEntry(entry, top)).join("\n") };
}

interface PlacedEntry extends LegendEntry {
  readonly row: number;
  readonly left: number;
}

function placed(entries: readonly LegendEntry[], width: number): PlacedEntry[] {
  let [row, left] = [0, EDGE];
  return entries.map((entry) => {
    const before = entry.sample === undefined ? 0 : SAMPLE + 6;
    const [text] = fitText(entry.text, width - 2 * EDGE - before, FONT);
    const wide = before + textWidth(text, FONT);
    if (left > EDGE && left + wide > width - EDGE) [row, left] = [row + 1, EDGE];
    const at = { ...entry, text, row, left };
    left += wide + GAP;
    return at;
  });
}

/** What fits into the rows but the last, which says how many are left out. */
function allButLast(
  entries: readonly LegendEntry[],
  all: readonly PlacedEntry[],
  most: number,
): LegendEntry[] {
  const kept = all.filter(({ row }) => row < most - 1).length;
  return [...entries.slice(0, kept), { text: `and ${entries.length - kept} more` }];
}

function drawEntry({ text, sample, row, left }: PlacedEntry, top: number): string {
  const middle = top + row * ROW + ROW / 2;
  const shift = sample === undefined ? 0 : SAMPLE + 6;
  const label = `<text x="${pixel(left + shift)}" y="${pixel(middle)}" dy=".35em">${escapeText(text)}</text>`;
  return sample === undefined ? label : `${sample(left + SAMPLE / 2, middle)}\n${label}`;
}
