import type { Measured } from "../statistics/measured.js";
import { verdictOf } from "../statistics/verdict-of.js";
import type { Finding, Verdict } from "./study.js";

/** What a finding is made of. */
export interface FindingParts {
  /** The statement. */
  readonly claim: string;
  /** What was measured. */
  readonly name: string;
  /** In what. */
  readonly unit: string;
  /** How many seeds. */
  readonly seeds: number;
  /** Between how many comparisons the confidence is divided. Default 1. */
  readonly comparisons?: number;
  /** Whether it is of differences, taken seed by seed. Default true. */
  readonly paired?: boolean;
}

/**
 * A statement that an effect is greater than 0, and what its interval says of it.
 *
 * @internal
 */
export function measuredFinding(
  { claim, name, unit, seeds, comparisons = 1, paired = true }: FindingParts,
  measured: Measured,
): Finding {
  const { value, low, high } = measured;
  const over = `${seeds} seeds${paired ? ", paired" : ""}${comparisons > 1 ? `, for ${comparisons} comparisons at once` : ""}`;
  return {
    claim,
    verdict: verdictOf(measured),
    effect: { name, value, unit },
    interval: { low, high, confidence: 0.95, over },
  };
}

/**
 * A statement that was decided by counting.
 *
 * @internal
 */
export function countedFinding(
  { claim, name, unit }: Pick<FindingParts, "claim" | "name" | "unit">,
  value: number,
  holds: boolean,
): Finding {
  const verdict: Verdict = holds ? "holds" : "does not hold";
  return {
    claim,
    verdict,
    effect: { name, value, unit },
    interval: { low: value, high: value, confidence: 1, over: "counted" },
  };
}
