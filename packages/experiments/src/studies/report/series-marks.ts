import * as Plot from "@observablehq/plot";
import type { LinePoint, LineSeries } from "../figure.js";
import { drawnSymbol } from "./drawn-symbol.js";
import { errorBars } from "./error-bars.js";
import type { SeriesLook } from "./series-look.js";

/** More points than this have no mark each, or the dashes could not be seen. */
const MOST_MARKS = 12;

/**
 * A line with its error bars and marks.
 *
 * @param dx - how far to the right it is moved, in pixels
 * @internal
 */
export function seriesMarks({ name, points }: LineSeries, look: SeriesLook, dx: number): Plot.Markish[] {
  const stride = Math.ceil(points.length / MOST_MARKS);
  const marked = points.filter((_, i) => i % stride === 0 || i === points.length - 1);
  return [
    Plot.line(points, {
      x: "x",
      y: "value",
      stroke: look.color,
      strokeWidth: 2,
      strokeLinecap: "round",
      ...(look.dash === "none" ? {} : { strokeDasharray: look.dash }),
      dx,
    }),
    ...errorBars(marked.filter(hasBar), look.color, dx),
    Plot.dot(marked, {
      x: "x",
      y: "value",
      fill: look.color,
      symbol: drawnSymbol(look.corners, 4.5),
      dx,
      title: ({ x, value }: LinePoint) => `${name}, ${x}: ${Number(value.toPrecision(6))}`,
    }),
  ];
}

/** Whether a point has an error bar. @internal */
export function hasBar({ low, high }: LinePoint): boolean {
  return low !== undefined && high !== undefined;
}
