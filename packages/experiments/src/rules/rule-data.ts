import type { Statistic } from "@equal-bits/core";

/** A record of unknown fields; each is looked at before it is believed. */
type Unchecked = Readonly<Record<string, unknown>>;

/**
 * What is wrong with a rule's cuts, of K levels.
 *
 * @param cuts - any value
 * @returns a few words; null where nothing is wrong
 * @internal
 */
export function wrongCuts(cuts: unknown, levels: number): string | null {
  const { kind, base, unit, at, ties } = Object(cuts) as Unchecked; // fields of no known type
  if (kind !== "affine" && kind !== "tanh") return `cuts of kind ${String(kind)}, not affine or tanh`;
  if (!isAscending(at, levels - 1)) return `cuts without ${levels - 1} ascending finite numbers at`;
  if (kind === "tanh") return null;
  if (ties !== undefined && ties !== "up" && ties !== "inward")
    return `cuts with ties ${String(ties)}, not up or inward`;
  return wrongStatistic("cuts", base) ?? wrongStatistic("cuts", unit);
}

/**
 * What is wrong with a rule's valueRule, of K levels.
 *
 * @param valueRule - any value
 * @returns a few words; null where nothing is wrong
 * @internal
 */
export function wrongValueRule(valueRule: unknown, levels: number): string | null {
  const { kind, values, base, unit, at } = Object(valueRule) as Unchecked; // fields of no known type
  if (kind === "level-means") return null;
  if (kind === "affine")
    return isAscending(at, levels)
      ? (wrongStatistic("a valueRule", base) ?? wrongStatistic("a valueRule", unit))
      : `a valueRule without ${levels} ascending finite numbers at`;
  if (kind !== "fixed" && kind !== "centred")
    return `a valueRule of kind ${String(kind)}, not fixed, centred, affine or level-means`;
  return isAscending(values, levels) ? null : `a valueRule without ${levels} ascending finite values`;
}

function wrongStatistic(what: string, statistic: unknown): string | null {
  if (typeof statistic === "string" && Object.hasOwn(statistics, statistic)) return null;
  return `${what} with the statistic ${String(statistic)}, not one of ${Object.keys(statistics).join(", ")}`;
}

const statistics: Readonly<Record<Statistic, true>> = {
  zero: true,
  one: true,
  mean: true,
  "mean-magnitude": true,
  "greatest-magnitude": true,
  deviation: true,
  "outer-magnitude": true,
  binade: true,
};

function isAscending(numbers: unknown, length: number): boolean {
  return (
    Array.isArray(numbers) &&
    numbers.length === length &&
    numbers.every((number, i) => Number.isFinite(number) && (i === 0 || number >= numbers[i - 1]))
  );
}
