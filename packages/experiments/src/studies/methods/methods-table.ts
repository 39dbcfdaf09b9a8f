import { meanInterval } from "../../statistics/mean-interval.js";
import { pairedDifference } from "../../statistics/paired-difference.js";
import type { StudyTable } from "../study.js";
import { accuraciesIn, type MeasuredSet } from "./measured-methods.js";
import { EQUAL, REAL } from "./method-runs.js";

/** Every method on every data set, seed by seed. */
export function methodsTable(sets: readonly MeasuredSet[]): StudyTable {
  const seeds = sets[0].methods[0].accuracies.length;
  return {
    columns: [
      "data",
      "method",
      "learning rate of the weights",
      "test accuracy (%)",
      "± (95 %)",
      ...Array.from({ length: seeds }, (_, i) => `seed ${i + 1}`),
      "equal bits less it (points)",
      "flips a step (%)",
    ],
    digits: [0, 0, 3, 2, 2, ...new Array<number>(seeds).fill(2), 2, 3],
    rows: sets.flatMap((set) =>
      set.methods.map(({ method, rate, accuracies, flips }) => {
        const { value, high } = meanInterval(accuracies);
        const difference = pairedDifference(accuraciesIn(set, EQUAL), accuracies).value;
        return [
          set.name,
          method,
          rate,
          value,
          high - value,
          ...accuracies,
          method === EQUAL ? null : difference,
          method === REAL ? null : flips,
        ];
      }),
    ),
  };
}
