import { availableParallelism } from "node:os";
import { join } from "node:path";
import { expectedSeconds } from "../sweep/expected-seconds.js";
import { runSettingsOf } from "../sweep/run-id.js";
import { runStore } from "../sweep/run-store.js";
import type { TrainingSettings } from "../training-settings.js";
import { useWasmTraining } from "../wasm-training-backend.js";
import { namedStudy } from "./named-study.js";
import { finishedRuns, requestOf, type StudyOptions, settingsOf } from "./run-study.js";

/** What a study would train. */
export interface StudyPlan {
  /** The study's name. */
  readonly study: string;
  /** Its runs, in the order in which they start. */
  readonly runs: readonly PlannedRun[];
  /** Expected seconds of what is left, on as many cores as were asked for. */
  readonly seconds: number;
}

/** A run of a plan. */
export interface PlannedRun {
  /** Which stage it belongs to, from 1. */
  readonly stage: number;
  /** What it trains; of a later stage, settings may still depend on how the earlier ones end. */
  readonly settings: TrainingSettings;
  /** Expected seconds on one core. */
  readonly seconds: number;
  /** Whether it has ended before. */
  readonly done: boolean;
}

/**
 * The runs that a study takes, and about how long: nothing is trained or written.
 *
 * @param options - as of `runStudy`
 * @throws DomainError if an option is out of range
 * @throws FormatError if a record in the folder is not what it must be
 */
export async function planStudy(options: StudyOptions): Promise<StudyPlan> {
  const { out = "evidence", processes = availableParallelism() } = options;
  const study = namedStudy(options.study);
  const request = requestOf(options);
  await useWasmTraining(); // networks are built to tell what they cost
  const store = runStore(join(out, "runs"));
  const nothing = finishedRuns(new Map(), options);
  const runs: PlannedRun[] = [];
  for (const [i, stage] of study.stages.entries())
    for (const run of stage(request, nothing)) {
      const settings = settingsOf(run, options);
      const own = runSettingsOf(settings);
      const done = (await store.read(own)) !== null;
      runs.push({ stage: i + 1, settings, seconds: expectedSeconds(own), done });
    }
  const left = runs.filter(({ done }) => !done).reduce((sum, { seconds }) => sum + seconds, 0);
  return { study: study.name, runs, seconds: left / processes };
}
