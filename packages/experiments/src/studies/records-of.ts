import { BackendError } from "@equal-bits/core";
import type { FinishedRuns, StudyRun } from "./study.js";
import type { StudyRunRecord } from "./study-run-record.js";

/**
 * What some runs came to.
 *
 * @throws BackendError if one has not ended: a study concludes from runs that it did not plan
 * @internal
 */
export function recordsOf(finished: FinishedRuns, runs: readonly StudyRun[]): StudyRunRecord[] {
  return runs.map((run) => {
    const record = finished.of(run);
    if (record === null)
      throw new BackendError(`every run must have ended, got none of ${run.quantizer} with seed ${run.seed}`);
    return record;
  });
}

/**
 * The accuracies of some runs in percent.
 *
 * @throws BackendError as {@link recordsOf}
 * @internal
 */
export function accuraciesOf(finished: FinishedRuns, runs: readonly StudyRun[]): number[] {
  return recordsOf(finished, runs).map(({ accuracy }) => 100 * accuracy);
}
