import type { StudyRunRecord } from "../studies/study-run-record.js";
import type { TrainingProgress } from "../training-clock.js";
import type { TrainingSettings } from "../training-settings.js";
import { expectedSeconds } from "./expected-seconds.js";
import { runId } from "./run-id.js";

/** Where a sweep stands. */
export interface SweepProgress {
  /** Runs that have ended, those of before among them. */
  readonly done: number;
  /** Runs that have crashed. */
  readonly failed: number;
  /** Runs in all. */
  readonly total: number;
  /** What trains now, the oldest first. */
  readonly running: readonly RunningRun[];
  /** The run that has just ended; absent while they train. */
  readonly ended?: StudyRunRecord;
  /** Estimated seconds until the last run ends. */
  readonly secondsLeft: number;
}

/** A run that trains now. */
export interface RunningRun {
  /** What it trains. */
  readonly settings: TrainingSettings;
  /** Where it stands. */
  readonly progress: TrainingProgress;
}

/** Follows a sweep. */
export interface SweepClock {
  /** A run has ended: `before` where it had done so when the sweep began. */
  ended(id: string, record: StudyRunRecord, before: boolean): void;
  /** A run has crashed. */
  failed(id: string): void;
  /** Where the progress of a run is told. */
  runs(id: string): (progress: TrainingProgress) => void;
}

/**
 * Knows how long a sweep will take: by the expected seconds of its runs, and by how long those took that have ended.
 *
 * @internal
 */
export function sweepClock(
  all: readonly TrainingSettings[],
  processes: number,
  onProgress: (progress: SweepProgress) => void = () => {},
): SweepClock {
  const left = new Map(all.map((settings) => [runId(settings), expectedSeconds(settings)]));
  const settingsOf = new Map(all.map((settings) => [runId(settings), settings]));
  const running = new Map<string, TrainingProgress>();
  const total = all.length;
  const began = performance.now();
  let [done, failed, expected] = [0, 0, 0];
  const secondsLeft = (): number => {
    const remaining = [...left].reduce((sum, [id, seconds]) => sum + seconds * shareLeft(running.get(id)), 0);
    const underWay = [...running].reduce(
      (sum, [id, at]) => sum + (left.get(id) ?? 0) * (1 - shareLeft(at)),
      0,
    );
    const carriedOut = expected + underWay;
    const pace = carriedOut < 10 ? 1 : ((performance.now() - began) / 1000) * (processes / carriedOut);
    return (pace * remaining) / processes;
  };
  const tell = (ended?: StudyRunRecord): void =>
    onProgress({
      done,
      failed,
      total,
      running: [...running].flatMap(([id, progress]) => {
        const settings = settingsOf.get(id);
        return settings === undefined ? [] : [{ settings, progress }];
      }),
      secondsLeft: secondsLeft(),
      ...(ended === undefined ? {} : { ended }),
    });
  return {
    ended(id, record, before) {
      if (!before) expected += left.get(id) ?? 0;
      left.delete(id);
      running.delete(id);
      done += 1;
      tell(before ? undefined : record);
    },
    failed(id) {
      left.delete(id);
      running.delete(id);
      failed += 1;
      tell();
    },
    runs: (id) => (progress) => {
      running.set(id, progress);
      tell();
    },
  };
}

function shareLeft(progress: TrainingProgress | undefined): number {
  return progress === undefined ? 1 : 1 - progress.step / progress.steps;
}
