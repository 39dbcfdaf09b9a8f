import { EqualBitsError, FormatError, type GroupLayout, shown } from "@equal-bits/core";
import type { StoredCollector, StoredRecord } from "./collector.js";

// Stored collectors may come from anyone's file: each field is looked at before it is believed, and nothing is allocated by a number in it.

/** Fields of no known type. */
type Unchecked = Readonly<Record<string, unknown>>;

/** @internal */
export function storedAs(name: string, settings: StoredRecord, state: StoredRecord): StoredCollector {
  return { collector: name, version: 1, settings, state };
}

/**
 * Settings and state of a stored collector, with just the fields that are known.
 *
 * @throws FormatError if it is no stored collector of that name and of this version, or has other fields
 * @internal
 */
export function storedFields(
  json: unknown,
  name: string,
  settingNames: readonly string[],
  stateNames: readonly string[],
): { readonly settings: Unchecked; readonly state: Unchecked } {
  const stored = fieldsOf(json, `a stored ${name} collector`, ["collector", "version", "settings", "state"]);
  if (stored.collector !== name)
    throw new FormatError(`collector must be ${shown(name)}, got ${shown(stored.collector)}`);
  if (stored.version !== 1) throw new FormatError(`version must be 1, got ${shown(stored.version)}`);
  return {
    settings: fieldsOf(stored.settings, `settings of ${name}`, settingNames),
    state: fieldsOf(stored.state, `state of ${name}`, stateNames),
  };
}

function fieldsOf(value: unknown, what: string, names: readonly string[]): Unchecked {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new FormatError(`${what} must be an object, got ${shown(value)}`);
  const missing = names.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw new FormatError(`${what} must have ${missing}, got none`);
  const unknown = Object.keys(value).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new FormatError(`${what} must have only ${names.join(", ")}, got ${shown(unknown)}`);
  return value as Unchecked; // an object, whose fields stay unknown
}

/**
 * A whole number from `least` to `most`.
 *
 * @throws FormatError if it is none
 * @internal
 */
export function wholeIn(value: unknown, what: string, most: number, least = 0): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || !(value >= least && value <= most))
    throw new FormatError(`${what} must be a whole number from ${least} to ${most}, got ${shown(value)}`);
  return value;
}

/**
 * A finite number.
 *
 * @throws FormatError if it is none
 * @internal
 */
export function finiteIn(value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isFinite(value))
    throw new FormatError(`${what} must be a finite number, got ${shown(value)}`);
  return value;
}

/**
 * True or false.
 *
 * @throws FormatError if it is neither
 * @internal
 */
export function flagIn(value: unknown, what: string): boolean {
  if (typeof value !== "boolean") throw new FormatError(`${what} must be true or false, got ${shown(value)}`);
  return value;
}

/**
 * Finite numbers, as many as there are.
 *
 * @throws FormatError if they are none
 * @internal
 */
export function numbersIn(value: unknown, what: string): readonly number[] {
  if (!Array.isArray(value)) throw new FormatError(`${what} must be an array, got ${shown(value)}`);
  return value.map((entry, i) => finiteIn(entry, `${what}[${i}]`));
}

/**
 * Numbers, or none.
 *
 * @throws FormatError if it is neither an array of finite numbers nor null
 * @internal
 */
export function valuesIn(value: unknown): { readonly values?: readonly number[] } {
  return value === null ? {} : { values: numbersIn(value, "values") };
}

/**
 * A layout from its three fields, not yet looked at as a whole.
 *
 * @throws FormatError if one is no whole number
 * @internal
 */
export function layoutIn({ groups, size, interleave }: Unchecked): GroupLayout {
  return {
    groups: wholeIn(groups, "groups", Number.MAX_SAFE_INTEGER),
    size: wholeIn(size, "size", Number.MAX_SAFE_INTEGER),
    interleave: wholeIn(interleave, "interleave", Number.MAX_SAFE_INTEGER),
  };
}

/**
 * What is made of stored settings; where a caller would be told of a wrong argument, the file is wrong here.
 *
 * @throws FormatError if `make` refuses
 * @internal
 */
export function fromSettings<Made>(name: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof EqualBitsError)) throw error;
    throw new FormatError(`settings of ${name} must be such as it is made with, got: ${error.message}`);
  }
}
