import { meanInterval } from "../../statistics/mean-interval.js";
import { pairedDifference } from "../../statistics/paired-difference.js";
import type { Figure, IntervalFigure, LineFigure } from "../figure.js";
import { accuraciesIn, type MeasuredSet } from "./measured-methods.js";
import { EQUAL, REAL } from "./method-runs.js";

/** Differences, accuracies, and how rates were chosen, on one data set. */
export function methodsFigures(set: MeasuredSet): Figure[] {
  const rivals = set.methods.filter(({ method }) => method !== EQUAL && method !== REAL);
  const accuracies: IntervalFigure = {
    kind: "intervals",
    title: `Test accuracy on ${set.name}`,
    caption: "Each method at its own latent learning rate. Bars: 95 % intervals of the mean over seeds.",
    x: { label: "test accuracy", unit: "%" },
    rows: set.methods.map(({ method, accuracies: own }) => ({ name: method, ...meanInterval(own) })),
  };
  const differences: IntervalFigure = {
    kind: "intervals",
    title: `Equal bits less each method, ${set.name}`,
    caption:
      "Paired differences of test accuracy. A bar to the right of 0: equal bits is better; one that covers 0: tied at this scale. The bars hold for all methods at once.",
    x: { label: "equal bits less the method", unit: "points" },
    reference: 0,
    rows: rivals.map(({ method, accuracies: own }) => ({
      name: method,
      ...pairedDifference(accuraciesIn(set, EQUAL), own, rivals.length),
    })),
  };
  const chosen = ["sign", "ir-net", "recu", "adabin", EQUAL, "annealed-equal-bits(0.5)"];
  const tuning: LineFigure = {
    kind: "lines",
    title: `How rates were chosen, ${set.name}`,
    caption:
      "Accuracy on held-out training images, one run a rate. The best one is taken for the comparison.",
    x: { label: "latent learning rate", unit: "", logarithmic: true },
    y: { label: "accuracy on held-out images", unit: "%" },
    series: set.methods
      .filter(({ method }) => chosen.includes(method))
      .map(({ method, tuning: found }) => ({
        name: method,
        points: found.map(({ rate, accuracy }) => ({ x: rate, value: accuracy })),
      })),
  };
  return [differences, accuracies, tuning];
}
