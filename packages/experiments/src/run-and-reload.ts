import { BackendError } from "@equal-bits/core";
import { evaluateInProcess, runInProcess } from "./run-in-process.js";
import type { ModelOrder, RunOutcome } from "./run-training.js";
import type { TrainingProgress } from "./training-clock.js";

/**
 * Trains in a process of its own, then loads the saved model in a fresh one and tests it again.
 *
 * @returns what the run came to, with a model on disk that is known to give the same
 * @throws BackendError if the loaded model has other bits or another accuracy than the trained one
 * @internal
 */
export async function runAndReload(
  order: ModelOrder,
  onProgress: (progress: TrainingProgress) => void,
  signal?: AbortSignal,
): Promise<RunOutcome> {
  const outcome = await runInProcess(order, onProgress, signal);
  const { quantizer, data, offline, testImages } = order.settings;
  const loaded = await evaluateInProcess(
    {
      model: order.modelFolder,
      quantizer,
      offline,
      ...(data === null ? {} : { data }),
      ...(testImages === null ? {} : { testImages }),
    },
    signal,
  );
  requireSame(order.modelFolder, outcome.bits, loaded.bits, "bits");
  requireSame(order.modelFolder, outcome.result.testAccuracy, loaded.testAccuracy, "test accuracy");
  return outcome;
}

function requireSame<T>(folder: string, trained: T, loaded: T, what: string): void {
  if (trained === loaded) return;
  throw new BackendError(
    `the model in ${folder} must have the ${what} that it was trained to, ${trained}, got ${loaded} when loaded again; did something write to the folder?`,
  );
}
