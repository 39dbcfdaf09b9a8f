import { meanInterval } from "../../statistics/mean-interval.js";
import type { LineFigure, LineSeries } from "../figure.js";
import type { MeasuredCurve } from "./ratio-curves.js";

/** The curves with levels ±1, and for each network the ablations beside them. */
export function ratioSweepFigures(curves: readonly MeasuredCurve[]): LineFigure[] {
  const plain = curves.filter(({ variant }) => variant === "±1");
  const networks = [...new Set(curves.map(({ network }) => network))];
  return [
    figure(
      plain,
      "Levels ±1",
      "Test accuracy against the share of +1 that every filter has. A peak at one half is what the paper claims.",
    ),
    ...networks.map((network) =>
      figure(
        curves.filter((curve) => curve.network === network && curve.activation === "1w/32a"),
        `Where the damage comes from, ${network}`,
        "The same bits on levels ±1, on centred levels, and with latent weights that learn faster. A flat line means that the ratio itself does no harm.",
      ),
    ),
  ];
}

function figure(curves: readonly MeasuredCurve[], title: string, caption: string): LineFigure {
  return {
    kind: "lines",
    title,
    caption: `${caption} Bars: 95 % intervals over ${curves[0].seeds.length} seeds.`,
    x: { label: "share of +1", unit: "" },
    y: { label: "test accuracy", unit: "%" },
    series: curves.map(
      (curve): LineSeries => ({
        name: curve.name,
        points: curve.ratios.map((ratio) => ({ x: ratio, ...meanInterval(curve.at(ratio)) })),
      }),
    ),
  };
}
