import type { Verdict } from "../studies/study.js";
import type { Measured } from "./measured.js";

/**
 * What an interval says of the claim that an effect is greater than a threshold.
 *
 * @param effect - a mean and its interval
 * @param threshold - what it is claimed to exceed. Default 0
 * @returns holds where the whole interval lies above, does not hold where it lies below; else it is not decided
 */
export function verdictOf({ low, high }: Pick<Measured, "low" | "high">, threshold = 0): Verdict {
  if (low > threshold) return "holds";
  if (high < threshold) return "does not hold";
  return "not decided at this scale";
}
