import { type EvaluateOptions, type Evaluation, evaluateModel } from "./evaluate-model.js";
import { type RunOrder, type RunOutcome, runTraining } from "./run-training.js";
import type { TrainingProgress } from "./training-clock.js";

/** What a worker process can be asked to do. */
export type WorkerTask =
  | { readonly kind: "train"; readonly order: RunOrder }
  | { readonly kind: "evaluate"; readonly options: EvaluateOptions };

/**
 * Does a task in this process.
 *
 * @internal
 */
export function carryOut(
  task: WorkerTask,
  onProgress: (progress: TrainingProgress) => void,
): Promise<RunOutcome | Evaluation> {
  return task.kind === "train" ? runTraining(task.order, onProgress) : evaluateModel(task.options);
}
