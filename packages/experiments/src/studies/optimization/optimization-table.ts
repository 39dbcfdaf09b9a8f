import { mean } from "../../statistics/mean.js";
import { totalOf } from "../records-of.js";
import type { StudyTable } from "../study.js";
import type { Done } from "./optimization-cases.js";
import { accuracy, fit, flips, gradient, loss } from "./optimization-measures.js";

/** The means over seeds of every case. */
export function optimizationTable(cases: readonly Done[]): StudyTable {
  return {
    columns: [
      "rule",
      "latent learning rate",
      "flips a step (%)",
      "training loss (nats)",
      "training accuracy (%)",
      "gradient norm",
      "test accuracy (%)",
      "flips without a partner",
    ],
    digits: [0, 3, 3, 4, 2, 4, 2, 0],
    rows: cases.map(({ quantizer, rate, records }) => [
      quantizer,
      rate,
      mean(records.map(flips)),
      mean(records.map(loss)),
      mean(records.map(fit)),
      mean(records.map(gradient)),
      mean(records.map(accuracy)),
      totalOf(records, ({ balance }) => balance.unpaired),
    ]),
  };
}
