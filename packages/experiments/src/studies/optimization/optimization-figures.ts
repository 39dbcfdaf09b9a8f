import { mean } from "../../statistics/mean.js";
import { meanInterval } from "../../statistics/mean-interval.js";
import type { LineFigure } from "../figure.js";
import type { StudyRunRecord } from "../study-run-record.js";
import { type Done, RULES } from "./optimization-cases.js";
import { accuracy } from "./optimization-measures.js";

/** Flips and gradients over training, and accuracy against the rate. */
export function optimizationFigures(cases: readonly Done[]): LineFigure[] {
  const rates = [...new Set(cases.map(({ rate }) => rate))];
  return [
    ...rates.map((rate) =>
      curves(
        cases.filter((one) => one.rate === rate),
        `Flips over training, latent learning rate ${rate}`,
        "flips a step",
        "% of weights",
        ({ flipCurve: { steps, shares } }) => ({ steps, values: shares.map((share) => 100 * share) }),
      ),
    ),
    curves(
      cases.filter((one) => one.rate === rates[0]),
      `Gradient to the latent weights, latent learning rate ${rates[0]}`,
      "L2 norm of the gradient",
      "",
      ({ measures: { steps, gradientNorm } }) => ({ steps, values: gradientNorm }),
    ),
    {
      kind: "lines",
      title: "Accuracy against the latent learning rate",
      caption: `At one rate rules differ; compare each at the rate that suits it. Bars: 95 % intervals over ${cases[0].records.length} seeds.`,
      x: { label: "latent learning rate", unit: "", logarithmic: true },
      y: { label: "test accuracy", unit: "%" },
      series: RULES.map((quantizer) => ({
        name: quantizer,
        points: cases
          .filter((one) => one.quantizer === quantizer)
          .map(({ rate, records }) => ({ x: rate, ...meanInterval(records.map(accuracy)) })),
      })),
    },
  ];
}

interface Curve {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

function curves(
  cases: readonly Done[],
  title: string,
  label: string,
  unit: string,
  of: (record: StudyRunRecord) => Curve,
): LineFigure {
  return {
    kind: "lines",
    title,
    caption: `The mean of ${cases[0].records.length} seeds, for ten equal parts of training.`,
    x: { label: "training step", unit: "" },
    y: { label, unit },
    series: cases.map(({ quantizer, records }) => ({ name: quantizer, points: tenths(records.map(of)) })),
  };
}

/** Means of the seeds over ten equal parts of training. */
function tenths(all: readonly Curve[]): { x: number; value: number }[] {
  const { steps } = all[0];
  const parts = Math.min(10, steps.length);
  return Array.from({ length: parts }, (_, part) => {
    const [first, end] = [part, part + 1].map((edge) => Math.floor((edge * steps.length) / parts));
    const values = all.flatMap((curve) => curve.values.slice(first, end));
    return { x: steps[end - 1], value: mean(values) };
  });
}
