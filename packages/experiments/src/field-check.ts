import { FormatError, shown } from "@equal-bits/core";
import { printable } from "@equal-bits/weights";

/**
 * Reads a value out of a file that may hold anything.
 *
 * @param value - from `JSON.parse`
 * @param where - file and field, for the message
 * @returns the value, made of what was looked at
 * @throws FormatError if it is something else
 * @internal
 */
export type FieldCheck<T> = (value: unknown, where: string) => T;

/** Refuses what stands at a place. @internal */
export function refuseField(where: string, condition: string, value: unknown): never {
  throw new FormatError(`${where} must be ${condition}, got ${printable(shown(value))}`);
}

/** A text of one line, or of several; nothing that steers a terminal. @internal */
export const text: FieldCheck<string> = (value, where) =>
  typeof value === "string" && value.length <= MOST_CHARACTERS && !UNPRINTABLE.test(value)
    ? value
    : refuseField(where, `text of at most ${MOST_CHARACTERS} characters without control characters`, value);

const MOST_CHARACTERS = 10_000;
const UNPRINTABLE = /[^\P{Cc}\n\t]|\p{Cs}/u;

/** A number that can be drawn. @internal */
export const number: FieldCheck<number> = (value, where) =>
  typeof value === "number" && Math.abs(value) <= GREATEST
    ? value
    : refuseField(where, `a number from −${GREATEST} to ${GREATEST}`, value);

/** Beyond every measurement, and far from where sums and differences overflow. */
const GREATEST = 1e15;

/** A number that is neither NaN nor infinite. @internal */
export const finite: FieldCheck<number> = (value, where) =>
  typeof value === "number" && Number.isFinite(value) ? value : refuseField(where, "a finite number", value);

/** A whole number from `least` to `most`. @internal */
export function whole(least: number, most: number): FieldCheck<number> {
  return (value, where) =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
      ? value
      : refuseField(where, `a whole number from ${least} to ${most}`, value);
}

/** True or false. @internal */
export const flag: FieldCheck<boolean> = (value, where) =>
  typeof value === "boolean" ? value : refuseField(where, "true or false", value);

/** One of some words or numbers. @internal */
export function oneOf<const T extends string | number>(choices: readonly T[]): FieldCheck<T> {
  return (value, where) =>
    choices.find((choice) => choice === value) ?? refuseField(where, choices.map(shown).join(" or "), value);
}

/** A value that may be missing. @internal */
export function optional<T>(check: FieldCheck<T>): FieldCheck<T | undefined> {
  return (value, where) => (value === undefined ? undefined : check(value, where));
}

/** From `least` to `most` entries of one kind. @internal */
export function listOf<T>(check: FieldCheck<T>, least = 0, most = 100_000): FieldCheck<readonly T[]> {
  return (value, where) =>
    Array.isArray(value) && value.length >= least && value.length <= most
      ? value.map((entry, i) => check(entry, `${where}[${i}]`))
      : refuseField(where, `an array of ${least} to ${most} entries`, value);
}

/** Texts by any names. @internal */
export const texts: FieldCheck<Readonly<Record<string, string>>> = (value, where) =>
  Object.fromEntries(
    Object.entries(objectAt(value, where)).map(([name, entry]) => [
      text(name, `a name in ${where}`),
      text(entry, `${where}.${printable(name)}`),
    ]),
  );

/**
 * An object with just these fields; one that is missing is looked at as `undefined`.
 *
 * @internal
 */
export function objectOf<T extends object>(
  checks: {
    readonly [Name in keyof T]-?: FieldCheck<T[Name]>;
  },
): FieldCheck<T> {
  return (value, where) => {
    const fields = objectAt(value, where);
    const known = Object.entries<FieldCheck<unknown>>(checks);
    const unknown = Object.keys(fields).find((name) => !Object.hasOwn(checks, name));
    if (unknown !== undefined) refuseField(where, `an object of ${Object.keys(checks).join(", ")}`, unknown);
    const found = known.map(([name, check]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [name, check(field, where.endsWith(" ") ? `${where}${name}` : `${where}.${name}`)] as const;
    });
    return Object.fromEntries(found.filter(([, field]) => field !== undefined)) as T; // each field was checked
  };
}

function objectAt(value: unknown, where: string): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>) // an object, whose fields stay unknown
    : refuseField(where.trimEnd().replace(/:$/, ""), "an object", value);
}
