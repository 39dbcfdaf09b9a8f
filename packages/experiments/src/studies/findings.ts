import type { Measured } from "../statistics/measured.js";
import { verdictOf } from "../statistics/verdict-of.js";
import { totalOf } from "./records-of.js";
import type { Finding, Verdict } from "./study.js";
import type { StudyRunRecord } from "./study-run-record.js";

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

/**
 * Whether every flip of some runs had a partner in its filter and step.
 *
 * @internal
 */
export function pairedFlipsFinding(claim: string, records: readonly StudyRunRecord[]): Finding {
  const unpaired = totalOf(records, ({ balance }) => balance.unpaired);
  return countedFinding({ claim, name: "flips without a partner", unit: "flips" }, unpaired, unpaired === 0);
}

/**
 * Whether some runs kept the wanted counts in every group at every step.
 *
 * @param unit - what is counted: `"filters"`
 * @internal
 */
export function exactCountsFinding(claim: string, unit: string, records: readonly StudyRunRecord[]): Finding {
  const broken = totalOf(records, ({ residual }) => residual?.broken ?? 0);
  const checked = totalOf(records, ({ residual }) => residual?.checked ?? 0).toLocaleString("en-US");
  const name = `${unit} with other counts, of ${checked} looked at`;
  return countedFinding({ claim, name, unit }, broken, broken === 0);
}

/**
 * A claim against all rivals at once: what is said of the one against which the effect is least.
 *
 * @param against - one finding a rival, each widened for all of them
 * @internal
 */
export function strongestRival(claim: string, against: readonly Finding[]): Finding {
  return { ...against.reduce((least, one) => (one.effect.value < least.effect.value ? one : least)), claim };
}
