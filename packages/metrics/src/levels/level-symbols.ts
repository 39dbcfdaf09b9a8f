import { DomainError, requireAtoms, requireLevels as requireLevelCount } from "@equal-bits/core";
import { type Levels, signOf } from "./levels.js";

/**
 * The level of each weight as a whole number 0 … K − 1, lowest level first.
 *
 * @param levels - finite
 * @param values - what the K levels are worth; absent for the signs −1, 0 and +1
 * @param what - the argument's name, for the message
 * @returns as many symbols
 * @throws DomainError if `values` are no levels, or a level is none of them
 * @internal
 */
export function symbolsOf(levels: Levels, values: readonly number[] | undefined, what: string): Uint8Array {
  const known = values === undefined ? null : requireValues(values);
  requireAmong(levels, known, what);
  const symbols = new Uint8Array(levels.length);
  for (let i = 0; i < levels.length; i++) symbols[i] = symbolOf(levels[i], known);
  return symbols;
}

/**
 * The symbol of one level; of the values, null stands for the three signs.
 *
 * @internal
 */
export function symbolOf(level: number, values: Float32Array | null): number {
  return values === null ? 1 + signOf(level) : lastUpTo(values, level);
}

/**
 * How many symbols there are: K, or the three signs.
 *
 * @internal
 */
export function symbolCount(values: readonly number[] | undefined): number {
  return values === undefined ? 3 : values.length;
}

/**
 * Refuses what does not tell levels apart, and gives them as float32.
 *
 * @throws DomainError unless they are 2 to 256 finite numbers, each greater than the one before it also as float32
 * @internal
 */
export function requireValues(values: readonly number[]): Float32Array {
  requireLevelCount(values.length, "values");
  requireAtoms(values, values.length);
  const rounded = Float32Array.from(values);
  if (values.length < 2 || rounded.some((value, k) => k > 0 && rounded[k - 1] === value))
    throw new DomainError(
      `values must be 2 or more levels that differ as float32, got [${values.join(", ")}]`,
    );
  return rounded;
}

/**
 * Refuses a level that is none of the values; every sign is one.
 *
 * @throws DomainError naming its index
 * @internal
 */
export function requireAmong(levels: Levels, values: Float32Array | null, what: string): void {
  if (values === null) return;
  for (let i = 0; i < levels.length; i++)
    if (values[lastUpTo(values, levels[i])] !== levels[i])
      throw new DomainError(
        `${what} must be among the values [${values.join(", ")}], got ${levels[i]} at index ${i}`,
      );
}

/** The index of the greatest value that is no greater than `level`, or 0; by halving, without a branch on the level. */
function lastUpTo(values: Float32Array, level: number): number {
  let first = 0;
  for (let count = values.length; count > 1; ) {
    const half = count >> 1;
    first += half * Number(values[first + half] <= level);
    count -= half;
  }
  return first;
}
