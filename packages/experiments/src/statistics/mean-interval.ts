import { DomainError } from "@equal-bits/core";
import jstat from "jstat";
import { mean } from "./mean.js";
import type { Measured } from "./measured.js";

const { jStat } = jstat;

/**
 * A mean with its 95 % interval by Student's distribution.
 *
 * @param values - at least two
 * @param comparisons - how many such intervals shall hold at once: each is widened by Bonferroni's rule. Default 1
 * @throws DomainError if there are fewer than two values
 * @see Student, The probable error of a mean, Biometrika, 1908
 */
export function meanInterval(values: readonly number[], comparisons = 1): Measured {
  const n = values.length;
  if (!(n >= 2)) throw new DomainError(`values must be at least two for an interval, got ${n}`);
  const value = mean(values);
  const half = (studentQuantile(n - 1, comparisons) * jStat.stdev(values, true)) / Math.sqrt(n);
  return { value, low: value - half, high: value + half };
}

function studentQuantile(degrees: number, comparisons: number): number {
  return jStat.studentt.inv(1 - 0.025 / comparisons, degrees);
}
