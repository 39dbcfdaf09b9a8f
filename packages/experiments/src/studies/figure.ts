/** A figure as plain data: what a page draws, and what anyone can draw again. */
export type Figure = LineFigure | IntervalFigure | TileFigure;

/** What every figure says in words. */
export interface FigureWords {
  /** Its heading. */
  readonly title: string;
  /** What to see in it, in a sentence or three. */
  readonly caption: string;
}

/** An axis of numbers. */
export interface Axis {
  /** What is measured: `"test accuracy"`. */
  readonly label: string;
  /** In what: `"%"`; empty for a pure number. */
  readonly unit: string;
  /** Whether equal distances are equal factors. Default false. */
  readonly logarithmic?: boolean;
}

/** A number, and where it may lie. */
export interface Estimate {
  /** The mean. */
  readonly value: number;
  /** Lower end of its error bar. Default none is drawn. */
  readonly low?: number;
  /** Upper end of its error bar. */
  readonly high?: number;
}

/** Lines over an axis of numbers, with error bars. */
export interface LineFigure extends FigureWords {
  /** Which of the three it is. */
  readonly kind: "lines";
  /** The horizontal axis. */
  readonly x: Axis;
  /** The vertical axis. */
  readonly y: Axis;
  /** The lines, at most eight; told apart by marker and dash as well as by colour. */
  readonly series: readonly LineSeries[];
}

/** One line. */
export interface LineSeries {
  /** What it shows. */
  readonly name: string;
  /** Its points, x ascending. */
  readonly points: readonly LinePoint[];
}

/** One point of a line. */
export interface LinePoint extends Estimate {
  /** Where it stands on the horizontal axis. */
  readonly x: number;
}

/** Estimates below each other, each with its interval: what differs from what. */
export interface IntervalFigure extends FigureWords {
  /** Which of the three it is. */
  readonly kind: "intervals";
  /** The axis of the estimates. */
  readonly x: Axis;
  /** Where a line is drawn to compare with: 0 for differences. Default none. */
  readonly reference?: number;
  /** What is compared, from top to bottom. */
  readonly rows: readonly IntervalRow[];
}

/** One estimate. */
export interface IntervalRow extends Estimate {
  /** What it is of. */
  readonly name: string;
}

/** Small square pictures of two tones, side by side. */
export interface TileFigure extends FigureWords {
  /** Which of the three it is. */
  readonly kind: "tiles";
  /** Pixels along a side of every tile. */
  readonly side: number;
  /** The tiles in their groups. */
  readonly groups: readonly TileGroup[];
}

/** Tiles that belong together. */
export interface TileGroup {
  /** What they have in common. */
  readonly name: string;
  /** Each tile row by row from the top, a bit a pixel, in hexadecimal digits; the last digit is filled up with zeros. */
  readonly tiles: readonly string[];
}
