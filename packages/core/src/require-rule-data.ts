import type { CutRule } from "./cut-rule.js";
import { DomainError, ShapeError } from "./errors.js";
import { statistics } from "./group-statistic.js";
import { shown } from "./shown.js";
import type { ValueRule } from "./value-rule.js";

// The guards of rules that are data: they may come from a caller without types, or from a file.

/** Fields of no known type; each is looked at before it is believed. */
type Unchecked = Readonly<Record<string, unknown>>;

/**
 * Refuses what is no rule of cuts for K levels.
 *
 * @param cuts - any value
 * @param levels - K
 * @throws DomainError if its kind, ties or a statistic is not known, or its places are not finite as float32 and ascending
 * @throws ShapeError if its places are not K − 1
 */
export function requireCutRule(cuts: unknown, levels: number): asserts cuts is CutRule {
  const { kind, at, base, unit, ties = "up" } = Object(cuts) as Unchecked;
  if (kind !== "affine" && kind !== "tanh")
    throw new DomainError(`cuts.kind must be "affine" or "tanh", got ${shown(kind)}`);
  const places = requireAscending(at, levels - 1, "cuts");
  if (kind === "tanh") return requireUnderTanh(places);
  requireStatistic(base, "cuts.base");
  requireStatistic(unit, "cuts.unit");
  if (ties !== "up" && ties !== "inward")
    throw new DomainError(`cuts.ties must be "up" or "inward", got ${shown(ties)}`);
}

/**
 * Refuses what is no rule of the values of K levels.
 *
 * @param rule - any value
 * @param levels - K
 * @throws DomainError if its kind or a statistic is not known, or its numbers are not finite as float32 and ascending
 * @throws ShapeError if its numbers are not K
 */
export function requireValueRule(rule: unknown, levels: number): asserts rule is ValueRule {
  const { kind, values, at, base, unit } = Object(rule) as Unchecked;
  if (kind === "level-means") return;
  if (kind !== "fixed" && kind !== "centred" && kind !== "affine")
    throw new DomainError(
      `levels.kind must be "fixed", "centred", "affine" or "level-means", got ${shown(kind)}`,
    );
  requireAscending(kind === "affine" ? at : values, levels, "levels");
  if (kind !== "affine") return;
  requireStatistic(base, "levels.base");
  requireStatistic(unit, "levels.unit");
}

function requireAscending(places: unknown, count: number, what: string): readonly number[] {
  if (!Array.isArray(places) || places.length !== count)
    throw new ShapeError(
      `${what} must be ${count} values, one for each ${what === "cuts" ? "boundary" : "level"}, got ${Array.isArray(places) ? places.length : shown(places)}`,
    );
  const ascending = places.every(
    (place, i) =>
      typeof place === "number" && Number.isFinite(Math.fround(place)) && (i === 0 || places[i - 1] <= place),
  );
  if (!ascending)
    throw new DomainError(
      `${what} must be finite as float32 and ascending, got [${places.map(shown).join(", ")}]`,
    );
  return places;
}

function requireStatistic(name: unknown, what: string): void {
  if (!statistics.some((known) => known === name))
    throw new DomainError(`${what} must be one of ${statistics.join(", ")}, got ${shown(name)}`);
}

/** At 1 and −1 lies the greatest tanh itself, and beyond them no weight has a tanh. */
function requireUnderTanh(at: readonly number[]): void {
  const beyond = at.find((place) => !(Math.abs(Math.fround(place)) < 1));
  if (beyond !== undefined)
    throw new DomainError(`cuts under tanh must lie between −1 and 1 as float32, got ${beyond}`);
}
