import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { DomainError } from "@equal-bits/core";
import type { Comparison, RunRecord } from "./comparison.js";
import { experimentData } from "./experiment-data.js";
import { folderNames } from "./folder-names.js";
import { inParallel } from "./in-parallel.js";
import { reportHtml } from "./report/report-html.js";
import { resultsJson } from "./report/results-json.js";
import { ruleFor } from "./rules/rule-for.js";
import { runAndReload } from "./run-and-reload.js";
import type { ModelOrder, RunOutcome } from "./run-training.js";
import type { CompareOptions } from "./train-options.js";
import type { TrainingProgress } from "./training-clock.js";
import { type TrainingSettings, trainingSettings } from "./training-settings.js";
import { versions } from "./versions.js";
import { requireWritableFolder } from "./writable-folder.js";
import { writeAtomically } from "./write-atomically.js";

/** Something that trains one network: in this process, or in another. */
type Trainer = (
  order: ModelOrder,
  onProgress: (progress: TrainingProgress) => void,
  signal?: AbortSignal,
) => Promise<RunOutcome>;

/**
 * Trains the same network once with each quantizer, on the same data from the same initial weights, and writes
 * `results.json`, `index.html` and `models/` into a folder.
 *
 * Every run trains in a process of its own and is kept on disk after each epoch, so that an interrupted comparison can be
 * resumed to the same bits. Each saved model is loaded again in a fresh process, and must give the same accuracy and bits.
 * Same options, same bytes in `results.json`.
 *
 * @param options - quantizers, data, training and where to write
 * @returns the runs, in the order asked for
 * @throws DomainError if an option is out of range, `out` cannot be written or a quantizer is asked for twice, before anything is written
 * @throws FormatError if a data file is not what it must be, before anything is written
 * @throws NonFiniteError if a run diverges
 * @throws BackendError if a process dies, or a saved model does not give what it was trained to
 * @throws the signal's reason when it is aborted
 */
export function compare(options: CompareOptions = {}): Promise<Comparison> {
  return compareWith(runAndReload, options);
}

/**
 * {@link compare} with another way to train.
 *
 * @internal
 */
export async function compareWith(train: Trainer, options: CompareOptions): Promise<Comparison> {
  const {
    quantizers = ["sign", "equal-bits:0.5", "equal-bits:0.3"],
    out = "report",
    resume = false,
    signal,
  } = options;
  const {
    processes = Math.min(2, availableParallelism()),
    onProgress,
    command = "equal-bits compare",
  } = options;
  requireProcesses(processes);
  const settings = quantizers.map((quantizer) => trainingSettings({ ...options, quantizer }));
  const names = await Promise.all(settings.map(async ({ quantizer }) => (await ruleFor(quantizer)).name));
  requireDifferent(names);
  await experimentData(settings[0]); // bad data are refused here, once, before anything is written
  signal?.throwIfAborted();
  await requireWritableFolder(out);
  const folders = folderNames(names);
  const orders = settings.map((run, i) => orderOf(run, folders[i], out, resume));
  if (!resume) await rm(checkpointsOf(out), { recursive: true, force: true });
  const tasks = orders.map(
    (order, run) => () => train(order, (progress) => onProgress?.({ run, ...progress }), signal),
  );
  const outcomes = await inParallel(tasks, processes);
  const runs = outcomes.map(
    (outcome, run): RunRecord => recordOf(outcome, relative(out, orders[run].modelFolder)),
  );
  const comparison: Comparison = { runs, dataset: outcomes[0].dataset, command, versions: versions() };
  await writeAtomically(join(out, "results.json"), resultsJson(comparison));
  await writeAtomically(join(out, "index.html"), reportHtml(comparison));
  await rm(checkpointsOf(out), { recursive: true, force: true });
  return comparison;
}

function orderOf(settings: TrainingSettings, file: string, out: string, resume: boolean): ModelOrder {
  return {
    settings,
    resume,
    modelFolder: join(out, "models", file),
    checkpoint: join(checkpointsOf(out), `${file}.json`),
  };
}

function checkpointsOf(out: string): string {
  return join(out, "checkpoints");
}

function recordOf({ result, latents, seconds, imagesPerSecond }: RunOutcome, model: string): RunRecord {
  return { result, latents, seconds, imagesPerSecond, model: model.replaceAll("\\", "/") };
}

function requireProcesses(processes: number): void {
  if (!(Number.isInteger(processes) && processes >= 1))
    throw new DomainError(`processes must be a whole number ≥ 1, got ${processes}`);
}

function requireDifferent(names: readonly string[]): void {
  if (names.length === 0) throw new DomainError("quantizers must be at least one, got none");
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new DomainError(`quantizers must differ, got ${twice} twice`);
}
