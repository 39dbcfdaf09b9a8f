import { BackendError, NonFiniteError } from "@equal-bits/core";
import type { FinishedRuns, StudyRun } from "./study.js";
import type { RunMeasures, StudyRunRecord } from "./study-run-record.js";

/**
 * What some runs came to, each of which must have numbers.
 *
 * @throws BackendError if one has not ended: a study concludes from runs that it did not plan
 * @throws NonFiniteError if one has diverged: it has no loss, no flips and no counts to conclude from
 * @internal
 */
export function recordsOf(finished: FinishedRuns, runs: readonly StudyRun[]): StudyRunRecord[] {
  return runs.map((run) => {
    const record = ended(finished, run);
    if (record.diverged !== undefined)
      throw new NonFiniteError(`${told(run)} must train to numbers, got: ${record.diverged}`);
    return record;
  });
}

/**
 * The accuracies of some runs in percent; 0 of those that diverged.
 *
 * @throws BackendError if one has not ended
 * @internal
 */
export function accuraciesOf(finished: FinishedRuns, runs: readonly StudyRun[]): number[] {
  return runs.map((run) => 100 * ended(finished, run).accuracy);
}

/**
 * A measure, summed over records.
 *
 * @internal
 */
export function totalOf(
  records: readonly StudyRunRecord[],
  measure: (measures: RunMeasures) => number,
): number {
  return records.reduce((sum, { measures }) => sum + measure(measures), 0);
}

function ended(finished: FinishedRuns, run: StudyRun): StudyRunRecord {
  const record = finished.of(run);
  if (record === null) throw new BackendError(`every run must have ended, got none of ${told(run)}`);
  return record;
}

function told({ quantizer, seed }: StudyRun): string {
  return `${quantizer} with seed ${seed}`;
}
