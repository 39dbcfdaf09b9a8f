import { setTimeout as later } from "node:timers/promises";
import { NonFiniteError } from "@equal-bits/core";
import { inParallel } from "../in-parallel.js";
import type { RunOrder, RunOutcome } from "../run-training.js";
import type { StudyRunRecord } from "../studies/study-run-record.js";
import type { TrainingProgress } from "../training-clock.js";
import type { TrainingSettings } from "../training-settings.js";
import { divergedRecord, recordOf } from "./record-of.js";
import { reserveRun } from "./reserve-run.js";
import { runId, runSettingsOf } from "./run-id.js";
import { type RunStore, runStore } from "./run-store.js";
import { type SweepClock, type SweepProgress, sweepClock } from "./sweep-clock.js";

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

/** How often the reservations of other processes are looked at again, in milliseconds. */
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
  const { folder, processes, onProgress } = options;
  const wanted = new Map(runs.map((settings) => [runId(settings), settings]));
  const state: Sweep = {
    store: runStore(folder),
    clock: sweepClock([...wanted.values()], processes, onProgress),
    wanted,
    records: new Map(),
    failures: [],
  };
  await takeEnded(state);
  await inParallel(
    Array.from({ length: processes }, () => () => lane(state, options)),
    processes,
  );
  return state;
}

interface Sweep {
  readonly store: RunStore;
  readonly clock: SweepClock;
  /** What nobody here trains yet. */
  readonly wanted: Map<string, TrainingSettings>;
  readonly records: Map<string, StudyRunRecord>;
  readonly failures: RunFailure[];
}

/** Takes what has ended before off the list. */
async function takeEnded({ store, clock, wanted, records }: Sweep): Promise<void> {
  for (const [id, settings] of [...wanted]) {
    const record = await store.read(settings);
    if (record === null) continue;
    wanted.delete(id);
    records.set(id, record);
    clock.ended(id, record, true);
  }
}

/** Trains one run after the other, as long as there are any. */
async function lane(state: Sweep, options: SweepOptions): Promise<void> {
  const { signal } = options;
  for (;;) {
    signal?.throwIfAborted();
    const next = await reserved(state);
    if (next === "none") return;
    if (next === "elsewhere") await later(WAIT);
    else await carryOut(next, state, options).finally(next.release);
  }
}

/** Trains a run, unless another process has done so meanwhile. */
async function carryOut({ id, settings }: Reserved, state: Sweep, options: SweepOptions): Promise<void> {
  const { store, clock, records, failures } = state;
  try {
    const record = (await store.read(settings)) ?? (await trained(settings, store, options, clock.runs(id)));
    records.set(id, record);
    clock.ended(id, record, false);
  } catch (error) {
    options.signal?.throwIfAborted();
    failures.push({ settings, error });
    clock.failed(id);
  }
}

interface Reserved {
  readonly id: string;
  readonly settings: TrainingSettings;
  readonly release: () => Promise<void>;
}

/** The first run that nobody else trains, taken off the list; or whether others train all that is left. */
async function reserved({ wanted, store }: Sweep): Promise<Reserved | "none" | "elsewhere"> {
  for (const [id, settings] of [...wanted]) {
    if (!wanted.delete(id)) continue; // another lane took it
    const release = await reserveRun(store.reservation(settings));
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
  const order = {
    settings,
    modelFolder: null,
    checkpoint: store.checkpoint(own),
    resume: true,
    measure: true,
  };
  const record = await train(order, onProgress, signal).then(
    (outcome) => recordOf(own, outcome),
    (error: unknown) => {
      if (error instanceof NonFiniteError) return divergedRecord(own, error.message);
      throw error;
    },
  );
  await store.write(record);
  return record;
}
