import { FormatError } from "@equal-bits/core";
import { printable } from "../tensor/printable.js";
import { type JsonCounts, jsonCounts } from "./json-counts.js";

/**
 * Greatest length of JSON that is looked at, in bytes: that of the reference implementation of safetensors.
 *
 * @internal
 */
export const MOST_JSON_BYTES = 100_000_000;

/** Deeper than any topology, and far from what would fill a stack. */
const MOST_DEPTH = 100;

/** Each may take some fifty times the two bytes that it has in the text. */
const MOST_VALUES = 2 ** 20;

/**
 * JSON from a file: UTF-8 of bounded length, depth and number of values, no name twice in one object.
 *
 * It is counted before it is parsed, so that a small text cannot become a mountain of objects.
 *
 * @param bytes - the text
 * @param file - what it is called in error messages
 * @returns plain data; a name `__proto__` is a name as any other
 * @throws FormatError if it is too long, too deep, not UTF-8 or not JSON, or a name stands twice in an object
 * @internal
 */
export function boundedJson(bytes: Uint8Array, file: string): unknown {
  if (bytes.length > MOST_JSON_BYTES)
    throw new FormatError(`${file} must have at most ${MOST_JSON_BYTES} bytes of JSON, got ${bytes.length}`);
  const counts = jsonCounts(bytes);
  if (counts.depth > MOST_DEPTH || counts.values > MOST_VALUES)
    throw new FormatError(
      `${file} must nest at most ${MOST_DEPTH} deep and hold at most ${MOST_VALUES} values, got ${counts.depth} and ${counts.values}`,
    );
  const value = parsed(bytes, file);
  requireNamesOnce(value, counts, file);
  return value;
}

function parsed(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? printable(error.message) : "";
    throw new FormatError(`${file} must be JSON in UTF-8, got text that is not: ${reason}`);
  }
}

/** Of two equal names in an object, parsers keep the first or the last: two readers would see two files. */
function requireNamesOnce(value: unknown, { names }: JsonCounts, file: string): void {
  let kept = 0;
  const waiting: object[] = isObject(value) ? [value] : [];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries: unknown[] = Object.values(next);
    if (!Array.isArray(next)) kept += entries.length;
    for (const entry of entries) if (isObject(entry)) waiting.push(entry);
  }
  if (kept !== names)
    throw new FormatError(
      `${file} must name each entry of an object once, got ${names - kept} names that stand twice`,
    );
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
