import {
  BackendError,
  DomainError,
  EqualBitsError,
  FormatError,
  MassMismatchError,
  NonFiniteError,
  ShapeError,
} from "@equal-bits/core";
import type { Evaluation } from "./evaluate-model.js";
import type { RunOutcome } from "./run-training.js";
import type { TrainingProgress } from "./training-clock.js";

/** What a worker process tells the one that started it. */
export type WorkerMessage =
  | { readonly kind: "progress"; readonly progress: TrainingProgress }
  | { readonly kind: "done"; readonly outcome: RunOutcome | Evaluation }
  | { readonly kind: "failed"; readonly code: string | null; readonly message: string };

/**
 * An error as plain data.
 *
 * @internal
 */
export function failureOf(error: unknown): WorkerMessage {
  const code = error instanceof EqualBitsError ? error.code : null;
  return { kind: "failed", code, message: error instanceof Error ? error.message : String(error) };
}

/**
 * The error again, of the class that it had where that was one of ours.
 *
 * @internal
 */
export function errorOf({ code, message }: Extract<WorkerMessage, { kind: "failed" }>): Error {
  const ours = errorClasses.find((Class) => new Class("").code === code);
  return ours ? new ours(message) : new Error(message);
}

const errorClasses = [BackendError, DomainError, FormatError, MassMismatchError, NonFiniteError, ShapeError];
