import { setTimeout as later } from "node:timers/promises";
import { NonFiniteError } from "@equal-bits/core";
import { inParallel } from "../in-parallel.js";
import type { RunOrder, RunOutcome } from "../run-training.js";
import type { StudyRunRecord } from "../studies/study-run-record.js";
import type { TrainingProgress } from "../training-clock.js";
import type { TrainingSettings } from "../training-settings.js";
import { claimRun } from "./claim-run.js";
import { divergedRecord, recordOf } from "./record-of.js";
import { runId, runSettingsOf } from "./run-id.js";
import { type RunStore, runStore } from "./run-store.js";
import { type SweepProgress, sweepClock } from "./sweep-clock.js";

/** Something that trains one network: in another process, or in this one. */
export type SweepTrainer = (
  order: RunOrder,
  onProgress: (progress: TrainingProgress) => void,
  signal?: AbortSignal,
) => Promise<RunOutcome>;

/** How to carry out a sweep. */
export interface SweepOptions {
  /** Folder of the runs that have ended. */
  readonly folder: string;
  /** Runs trained at the same time, ≥ 1. */
  readonly processes: number;
  /** Trains one run. */
  readonly train: SweepTrainer;
  /** Told a few times a second, and when a run ends. */
  readonly onProgress?: (progress: SweepProgress) => void;
  /** Stops all runs; what ended and what was checkpointed stays. */
  readonly signal?: AbortSignal;
}

/** A run that crashed. */
interface RunFailure {
  /** What was to be trained. */
  readonly settings: TrainingSettings;
  /** Why it was not. */
  readonly error: unknown;
}

/** What a sweep came to. */
export interface SweepOutcome {
  /** What ended, by `runId`. */
  readonly records: ReadonlyMap<string, StudyRunRecord>;
  /** What crashed. */
  readonly failures: readonly RunFailure[];
}

/** How often the claims of other processes are looked at again, in milliseconds. */
const WAIT = 500;

/**
 * Trains independent runs, a few at a time, those that have ended before not again.
 *
 * A run that crashes is reported and the rest goes on. Several processes may sweep one folder: they share the runs.
 *
 * @param runs - what to train; the same run twice is trained once
 * @throws the signal's reason when it is aborted
 * @throws FormatError if a record in the folder is not what it must be
 * @internal
 */
export async function sweep(runs: readonly TrainingSettings[], options: SweepOptions): Promise<SweepOutcome> {
  const { folder, processes, signal } = options;
  const store = runStore(folder);
  const wanted = new Map(runs.map((settings) => [runId(settings), settings]));
  const records = new Map<string, StudyRunRecord>();
  const failures: RunFailure[] = [];
  const clock = sweepClock([...wanted.values()], processes, options.onProgress);
  const settle = (id: string, record: StudyRunRecord, before: boolean): void => {
    records.set(id, record);
    wanted.delete(id);
    clock.ended(id, record, before);
  };
  for (const [id, settings] of [...wanted]) {
    const record = await store.read(settings);
    if (record !== null) settle(id, record, true);
  }
  const lane = async (): Promise<void> => {
    for (;;) {
      signal?.throwIfAborted();
      const next = await claimed(wanted, store);
      if (next === "none") return;
      if (next === "elsewhere")
        await later(WAIT, undefined, { signal }).catch(() => signal?.throwIfAborted());
      else
        try {
          const record =
            (await store.read(next.settings)) ??
            (await trained(next.settings, store, options, clock.runs(next.id)));
          settle(next.id, record, false);
        } catch (error) {
          signal?.throwIfAborted();
          failures.push({ settings: next.settings, error });
          clock.failed(next.id);
        } finally {
          await next.release();
        }
    }
  };
  await inParallel(new Array<typeof lane>(processes).fill(lane), processes);
  return { records, failures };
}

interface Claimed {
  readonly id: string;
  readonly settings: TrainingSettings;
  readonly release: () => Promise<void>;
}

/** The first run that nobody else trains, taken off the list; or whether others train all that is left. */
async function claimed(
  wanted: Map<string, TrainingSettings>,
  store: RunStore,
): Promise<Claimed | "none" | "elsewhere"> {
  for (const [id, settings] of [...wanted]) {
    if (!wanted.delete(id)) continue; // another lane took it
    const release = await claimRun(store.claim(settings));
    if (release !== null) return { id, settings, release };
    wanted.set(id, settings);
  }
  return wanted.size === 0 ? "none" : "elsewhere";
}

async function trained(
  settings: TrainingSettings,
  store: RunStore,
  { train, signal }: SweepOptions,
  onProgress: (progress: TrainingProgress) => void,
): Promise<StudyRunRecord> {
  const own = runSettingsOf(settings);
  const record = await train(
    { settings, modelFolder: null, checkpoint: store.checkpoint(own), resume: true, measure: true },
    onProgress,
    signal,
  ).then(
    (outcome) => recordOf(own, outcome),
    (error: unknown) => {
      if (error instanceof NonFiniteError) return divergedRecord(own, error.message);
      throw error;
    },
  );
  await store.write(record);
  return record;
}
