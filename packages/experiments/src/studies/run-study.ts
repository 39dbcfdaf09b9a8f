import { availableParallelism } from "node:os";
import { join } from "node:path";
import { BackendError, DomainError } from "@equal-bits/core";
import { runInProcess } from "../run-in-process.js";
import { runId, runSettingsOf } from "../sweep/run-id.js";
import { type SweepTrainer, sweep } from "../sweep/sweep.js";
import type { SweepProgress } from "../sweep/sweep-clock.js";
import { type TrainingSettings, trainingSettings } from "../training-settings.js";
import { versions } from "../versions.js";
import { useWasmTraining } from "../wasm-training-backend.js";
import { requireWritableFolder } from "../writable-folder.js";
import { writeAtomically } from "../write-atomically.js";
import { thisMachine } from "./machine.js";
import { namedStudy } from "./named-study.js";
import type { FinishedRuns, Study, StudyRequest, StudyRun } from "./study.js";
import type { StudyResult } from "./study-result.js";
import type { StudyRunRecord } from "./study-run-record.js";

/** Which study to run, and where to. */
export interface StudyOptions {
  /** The study's name: one of `studies`. */
  readonly study: string;
  /** In minutes on embedded data, or in hours on whole data sets. Default `"quick"`. */
  readonly scale?: StudyRequest["scale"];
  /** How many seeds, ≥ 2. Default as many as the study takes at this scale. */
  readonly seeds?: number;
  /** Folder for `NAME/result.json` and the runs. Default `"evidence"`. */
  readonly out?: string;
  /** Never open a socket. Default false. */
  readonly offline?: boolean;
  /** Runs trained at the same time, each in a process of its own. Default one a core. */
  readonly processes?: number;
  /** Changes every run: for a trial of a study, whose verdicts then say nothing. Default nothing. */
  readonly changes?: Partial<StudyRun>;
}

/** How to run a study. */
export interface RunStudyOptions extends StudyOptions {
  /** The command line, for the result. Default the shortest one. */
  readonly command?: string;
  /** The day, as `2026-11-25`, for the result. Default today. */
  readonly date?: string;
  /** Called while the runs train. */
  readonly onProgress?: (progress: SweepProgress) => void;
  /** Stops all runs; what ended and what was checkpointed stays. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a study and writes its answer to `OUT/NAME/result.json`.
 *
 * Every run is kept in `OUT/runs` when it ends, and between its epochs: the same call goes on where the last one stopped or was killed, to the
 * same bytes. Studies that share runs in one folder train them once, and processes that run the same study share its runs.
 *
 * @param options - which study, at which size, where to
 * @returns the answer
 * @throws DomainError if an option is out of range, or the folder cannot be written, before anything is written
 * @throws FormatError if data, or a record in the folder, are not what they must be
 * @throws BackendError if runs crashed; the others are kept
 * @throws the signal's reason when it is aborted
 */
export function runStudy(options: RunStudyOptions): Promise<StudyResult> {
  return runStudyWith(runInProcess, namedStudy(options.study), options);
}

/**
 * {@link runStudy} with another way to train, and any study.
 *
 * @internal
 */
export async function runStudyWith(
  train: SweepTrainer,
  study: Study,
  options: RunStudyOptions,
): Promise<StudyResult> {
  const { out = "evidence", onProgress, signal } = options;
  const { processes = availableParallelism() } = options;
  const request = requestOf(options);
  if (!(Number.isInteger(processes) && processes >= 1))
    throw new DomainError(`processes must be a whole number ≥ 1, got ${processes}`);
  await requireWritableFolder(out);
  await useWasmTraining(); // networks are built to tell what they cost
  const records = new Map<string, StudyRunRecord>();
  const finished = finishedRuns(records, options);
  for (const stage of study.stages) {
    const runs = stage(request, finished).map((run) => settingsOf(run, options));
    const outcome = await sweep(runs, {
      folder: join(out, "runs"),
      processes,
      train,
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (outcome.failures.length > 0) throw crashed(outcome.failures, runs.length);
    for (const [id, record] of outcome.records) records.set(id, record);
  }
  const result = resultOf(study, request, finished, options);
  await writeAtomically(join(out, study.name, "result.json"), `${JSON.stringify(result, null, 2)}\n`);
  return result;
}

/**
 * What is asked of a study, checked.
 *
 * @throws DomainError naming the option
 * @internal
 */
export function requestOf({ scale = "quick", seeds }: StudyOptions): StudyRequest {
  if (scale !== "quick" && scale !== "full")
    throw new DomainError(`scale must be "quick" or "full", got ${scale}`);
  if (seeds !== undefined && !(Number.isInteger(seeds) && seeds >= 2 && seeds <= 1000))
    throw new DomainError(`seeds must be a whole number from 2 to 1000, got ${seeds}`);
  return Object.freeze({ scale, seeds: seeds ?? null });
}

/**
 * A run with every default filled in.
 *
 * @internal
 */
export function settingsOf(run: StudyRun, { offline = false, changes = {} }: StudyOptions): TrainingSettings {
  return trainingSettings({ ...run, ...changes, offline });
}

/**
 * Runs that have ended, found by what they train.
 *
 * @internal
 */
export function finishedRuns(
  records: ReadonlyMap<string, StudyRunRecord>,
  options: StudyOptions,
): FinishedRuns {
  return { of: (run) => records.get(runId(runSettingsOf(settingsOf(run, options)))) ?? null };
}

function resultOf(
  study: Study,
  request: StudyRequest,
  finished: FinishedRuns,
  options: RunStudyOptions,
): StudyResult {
  const { setup, findings, table, figures, reading } = study.conclude(request, finished);
  const { name, title, claim } = study;
  const { verdict, effect, interval } = findings[0];
  const { date = new Date().toISOString().slice(0, 10) } = options;
  const { command = `equal-bits study run ${name} --scale ${request.scale}` } = options;
  const what = { study: name, title, claim, verdict, effect, interval, findings, setup, reading };
  const from = { scale: request.scale, command, versions: versions(), machine: thisMachine(), date };
  return { schema: 1, ...what, table, figures, ...from };
}

function crashed(
  failures: readonly { readonly settings: TrainingSettings; readonly error: unknown }[],
  runs: number,
): BackendError {
  const [{ settings, error }] = failures;
  const first = `${settings.quantizer} with seed ${settings.seed}: ${error instanceof Error ? error.message : String(error)}`;
  const message = `all ${runs} runs must end, got ${failures.length} that crashed, the first ${first}; the others are kept, and the same command tries these again`;
  return Object.assign(new BackendError(message), { cause: error });
}
