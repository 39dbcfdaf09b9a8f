import { fixed, percent } from "./number-text.js";
import type { SummaryRow } from "./summary-rows.js";

/** One column of the results table: its heading and the text of a row's cell. */
export interface SummaryColumn {
  /** The heading's upper line; neighbours with the same one share it. Empty where there is none. */
  readonly group: string;
  /** The heading's lower line. */
  readonly name: string;
  /** What the column says, in one sentence. */
  readonly meaning: string;
  /** The cell of a row. */
  readonly text: (row: SummaryRow) => string;
}

/** The columns of the results table after the quantizer's name, for the page and for the terminal. */
export const summaryColumns: readonly SummaryColumn[] = [
  {
    group: "test",
    name: "accuracy",
    meaning: "Share of test images classified right.",
    text: (row) => percent(row.testAccuracy, 2),
  },
  {
    group: "final",
    name: "loss",
    meaning: "Mean cross-entropy of the last training epoch, in nats.",
    text: (row) => fixed(row.finalLoss, 3),
  },
  {
    group: "ratio of +1",
    name: "mean",
    meaning: "Share of +1 in a filter, mean over all filters.",
    text: (row) => fixed(row.meanRatio, 3),
  },
  {
    group: "ratio of +1",
    name: "least",
    meaning: "Share of +1 in the filter that has the least.",
    text: (row) => fixed(row.leastRatio, 3),
  },
  {
    group: "ratio of +1",
    name: "greatest",
    meaning: "Share of +1 in the filter that has the most.",
    text: (row) => fixed(row.greatestRatio, 3),
  },
  {
    group: "entropy",
    name: "(bits)",
    meaning:
      "Information in one weight, mean over all filters; 1 bit where half are +1, 2 bits on four even levels.",
    text: (row) => fixed(row.entropy, 4),
  },
  {
    group: "flips",
    name: "/step",
    meaning: "Share of the binary weights that change their level in one training step, on average.",
    text: (row) => percent(row.flipsPerStep, 3),
  },
  {
    group: "time",
    name: "(s)",
    meaning: "Wall seconds of training and testing on the machine that ran it.",
    text: (row) => fixed(row.seconds, row.seconds < 100 ? 1 : 0),
  },
];
