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
  | {
      readonly kind: "failed";
      readonly code: string | null;
      readonly message: string;
      /** The stack of the error, and of what caused it: what `EQUAL_BITS_DEBUG=1` shows. */
      readonly stack: string | null;
    };

/**
 * An error as plain data.
 *
 * @internal
 */
export function failureOf(error: unknown): WorkerMessage {
  const code = error instanceof EqualBitsError ? error.code : null;
  const message = error instanceof Error ? error.message : String(error);
  return { kind: "failed", code, message, stack: stackOf(error) };
}

function stackOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const own = error.stack ?? String(error);
  const cause = stackOf(error.cause);
  return cause === null ? own : `${own}\ncaused by ${cause}`;
}

/**
 * The error again, of the class that it had where that was one of ours.
 *
 * @internal
 */
export function errorOf({ code, message, stack }: Extract<WorkerMessage, { kind: "failed" }>): Error {
  const ours = errorClasses.find((Class) => new Class("").code === code);
  const error = ours ? new ours(message) : new Error(message);
  if (stack !== null) error.stack = stack;
  return error;
}

const errorClasses = [BackendError, DomainError, FormatError, MassMismatchError, NonFiniteError, ShapeError];
