import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { BackendError } from "@equal-bits/core";
import type { EvaluateOptions, Evaluation } from "./evaluate-model.js";
import type { RunOrder, RunOutcome } from "./run-training.js";
import type { TrainingProgress } from "./training-clock.js";
import { errorOf, type WorkerMessage } from "./worker-messages.js";
import type { WorkerTask } from "./worker-task.js";

/** The number of a process's stream of errors. */
const STDERR = 2;

/**
 * `runTraining` in a process of its own: two of them train nearly twice as fast as one on two cores.
 *
 * @throws whatever the run or `onProgress` throws, an error of ours with its class; BackendError if the process dies; the
 * signal's reason, once the process has ended
 * @internal
 */
export function runInProcess(
  order: RunOrder,
  onProgress: (progress: TrainingProgress) => void,
  signal?: AbortSignal,
): Promise<RunOutcome> {
  return inProcess({ kind: "train", order }, onProgress, signal) as Promise<RunOutcome>; // as carryOut answers a training
}

/**
 * `evaluateModel` in a fresh process.
 *
 * @throws as {@link runInProcess}
 * @internal
 */
export function evaluateInProcess(options: EvaluateOptions, signal?: AbortSignal): Promise<Evaluation> {
  return inProcess({ kind: "evaluate", options }, () => {}, signal) as Promise<Evaluation>; // as carryOut answers a test
}

function inProcess(
  task: WorkerTask,
  onProgress: (progress: TrainingProgress) => void,
  signal: AbortSignal | undefined,
): Promise<RunOutcome | Evaluation> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = fork(fileURLToPath(new URL("./run-worker.js", import.meta.url)), [], {
      execArgv: [],
      stdio: ["inherit", STDERR, "inherit", "ipc"], // a module of the user's may print; stdout has results only
    });
    const stopBecause = (reason: unknown): void => {
      worker.prependOnceListener("exit", () => reject(reason)); // by then it writes no more
      worker.kill();
    };
    const abort = (): void => stopBecause(signal?.reason);
    signal?.addEventListener("abort", abort, { once: true });
    worker.on("message", (message) => {
      const told = message as WorkerMessage; // run-worker.ts sends nothing else
      if (told.kind === "done") resolve(told.outcome);
      else if (told.kind === "failed") reject(errorOf(told));
      else tell(onProgress, told.progress, stopBecause);
    });
    worker.on("error", reject);
    worker.on("exit", (status, killedBy) => {
      signal?.removeEventListener("abort", abort);
      reject(new BackendError(diedBecause(task, killedBy ?? `status ${status}`))); // no effect once settled
    });
    worker.send(task);
  });
}

function diedBecause(task: WorkerTask, how: string): string {
  const doing =
    task.kind === "train" ? `training ${task.order.settings.quantizer}` : `testing ${task.options.model}`;
  return `the process ${doing} must end with a result, got ${how}; is memory short?`;
}

/** What a listener throws would otherwise end this process. */
function tell(
  onProgress: (progress: TrainingProgress) => void,
  progress: TrainingProgress,
  onError: (error: unknown) => void,
): void {
  try {
    onProgress(progress);
  } catch (error) {
    onError(error);
  }
}
