import type { Comparison, RunRecord } from "../comparison.js";
import { runLabels } from "./summary-rows.js";

/** A run as the figures show it: one name and one colour in all of them. */
export interface Series {
  /** The run. */
  readonly run: RunRecord;
  /** What the figures call it. */
  readonly label: string;
  /** A CSS colour that follows the reader's light or dark scheme. */
  readonly color: string;
}

/** Colours that the page's style defines as `--series-1` … `--series-8`; a ninth run takes the first again. */
const COLORS = 8;

/** The runs of a comparison with their names and colours. */
export function seriesOf({ runs }: Comparison): Series[] {
  const labels = runLabels(runs);
  return runs.map((run, index) => ({
    run,
    label: labels[index],
    color: `var(--series-${(index % COLORS) + 1})`,
  }));
}
