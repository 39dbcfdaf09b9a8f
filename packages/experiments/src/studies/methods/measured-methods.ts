import { mean } from "../../statistics/mean.js";
import { accuraciesOf } from "../records-of.js";
import type { FinishedRuns, StudyRequest } from "../study.js";
import { comparedRuns, type DataSet, METHODS, ratesOf, tunedRate, tuningRuns } from "./method-runs.js";

/** A method at its rate. */
interface MeasuredMethod {
  /** Its name. */
  readonly method: string;
  /** The rate that was chosen. */
  readonly rate: number;
  /** Test accuracies in percent, one a seed. */
  readonly accuracies: readonly number[];
  /** Mean share of weights that flip in a step, in percent; 0 of real-valued ones. */
  readonly flips: number;
  /** Accuracy on held-out images against the rate, in percent. */
  readonly tuning: readonly { readonly rate: number; readonly accuracy: number }[];
}

/** All methods on one data set. */
export interface MeasuredSet {
  /** What the data set is called. */
  readonly name: string;
  /** In the order of the table. */
  readonly methods: readonly MeasuredMethod[];
}

/** What the runs of a data set came to. */
export function measuredSet(request: StudyRequest, set: DataSet, finished: FinishedRuns): MeasuredSet {
  const methods = METHODS.map((method): MeasuredMethod => {
    const rate = tunedRate(request, set, method, finished);
    const runs = comparedRuns(request, set, method, rate);
    const tuned = accuraciesOf(finished, tuningRuns(request, set, method));
    return {
      method,
      rate,
      accuracies: accuraciesOf(finished, runs),
      flips: mean(runs.map((run) => 100 * (finished.of(run)?.flipsPerStep ?? 0))),
      tuning: ratesOf(request).map((one, i) => ({ rate: one, accuracy: tuned[i] })),
    };
  });
  return { name: set.name, methods };
}

/** Test accuracies of a method in percent, one a seed. */
export function accuraciesIn({ methods }: MeasuredSet, method: string): readonly number[] {
  return methods.find((one) => one.method === method)?.accuracies ?? [];
}
