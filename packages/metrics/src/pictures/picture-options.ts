import { DomainError } from "@equal-bits/core";

/** What every picture may be told beside its data. */
export interface PictureOptions {
  /** What the picture shows, in a line. Drawn above it, shortened where it is longer than two lines; read out whole. */
  readonly title: string;
  /** Whether the title is drawn as well as read out: false where the page around it has a heading. Default true. */
  readonly showTitle?: boolean;
  /** What a reader who cannot see the picture must know. Default: what the data say, in words. */
  readonly description?: string;
  /** Width of the drawing in pixels, 240 … 4096; the page may scale it. Default 420. */
  readonly width?: number;
  /** Height of the drawing in pixels, 200 … 4096. Default 260. */
  readonly height?: number;
  /** What the horizontal axis says, with its unit. Default: a fitting one. */
  readonly xLabel?: string;
  /** What the vertical axis says, with its unit. Default: a fitting one. */
  readonly yLabel?: string;
  /** Values that the vertical axis shows at least, in its unit, so that pictures side by side can be compared. Default: those of the data. */
  readonly yRange?: readonly [number, number];
}

/** What every series of a picture may be told beside its data. */
export interface SeriesOptions {
  /** What the legend calls it. */
  readonly name: string;
  /** A CSS colour; `var(--series-1)` takes that of the page. Default: one of eight that stand out on white and on black. */
  readonly color?: string;
}

/** The size of a picture in pixels. */
export interface PictureSize {
  /** From left to right. */
  readonly width: number;
  /** From top to bottom. */
  readonly height: number;
}

/**
 * The size asked for, with the defaults filled in.
 *
 * @throws DomainError if a side is out of range
 * @internal
 */
export function pictureSize({ width = 420, height = 260 }: PictureOptions): PictureSize {
  requireWithin(width, "width", 240);
  requireWithin(height, "height", 200);
  return { width, height };
}

/** Greater pictures would be scaled down until nobody can read them. */
const GREATEST_SIDE = 4096;

function requireWithin(side: number, what: string, least: number): void {
  if (!(side >= least && side <= GREATEST_SIDE))
    throw new DomainError(`${what} must be from ${least} to ${GREATEST_SIDE} pixels, got ${side}`);
}
