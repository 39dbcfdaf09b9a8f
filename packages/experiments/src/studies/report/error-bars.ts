import * as Plot from "@observablehq/plot";
import type { LinePoint } from "../figure.js";
import { drawnSymbol } from "./drawn-symbol.js";

/** Half of a bar's cap, in pixels. */
const CAP = 4;

/**
 * Upright error bars with caps.
 *
 * @param points - each with `low` and `high`
 * @param dx - how far to the right they are moved, in pixels
 * @internal
 */
export function errorBars(points: readonly LinePoint[], color: string, dx: number): Plot.Markish[] {
  const cap = (y: "low" | "high"): Plot.Markish =>
    Plot.dot(points, {
      x: "x",
      y,
      stroke: color,
      strokeWidth: 1.5,
      symbol: drawnSymbol(
        [
          [-1, 0],
          [1, 0],
        ],
        CAP,
      ),
      dx,
    });
  return [
    Plot.ruleX(points, { x: "x", y1: "low", y2: "high", stroke: color, strokeWidth: 1.5, dx }),
    cap("low"),
    cap("high"),
  ];
}
