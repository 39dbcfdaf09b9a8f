import { mean } from "../../statistics/mean.js";
import type { StudyTable } from "../study.js";
import { cost, type MeasuredCurve } from "./ratio-curves.js";

/** The means over seeds of every curve. */
export function ratioSweepTable(curves: readonly MeasuredCurve[]): StudyTable {
  const { ratios } = curves[0];
  return {
    columns: [
      "set-up",
      ...ratios.map((ratio) => `p = ${ratio}: accuracy (%)`),
      "one half less the others (points)",
    ],
    digits: [0, ...ratios.map(() => 2), 2],
    rows: curves.map((curve) => [
      curve.name,
      ...ratios.map((ratio) => mean(curve.at(ratio))),
      mean(curve.seeds.map((_, seed) => cost(curve, seed))),
    ]),
  };
}
