import { FormatError, shown } from "@equal-bits/core";

/** Symbol 0; those after it follow in Unicode, and none of the first 512 needs more than one unit. */
const FIRST = "0".charCodeAt(0);

/** Arguments of one call, which engines bound. */
const CHUNK = 4096;

/**
 * Symbols as text, one character for each: "0", "1", "2" and on.
 *
 * @internal
 */
export function symbolText(symbols: Uint8Array): string {
  const codes = new Uint16Array(CHUNK);
  let text = "";
  for (let at = 0; at < symbols.length; at += CHUNK) {
    const count = Math.min(CHUNK, symbols.length - at);
    for (let i = 0; i < count; i++) codes[i] = FIRST + symbols[at + i];
    text += String.fromCharCode(...codes.subarray(0, count));
  }
  return text;
}

/**
 * The symbols again. Nothing is allocated but for a text of the right length.
 *
 * @param text - any value
 * @param size - how many symbols there must be
 * @param allowed - whether a symbol may be one
 * @throws FormatError if it is none of `symbolText`
 * @internal
 */
function symbolsIn(text: unknown, size: number, allowed: (symbol: number) => boolean): Uint8Array {
  if (typeof text !== "string" || text.length !== size)
    throw new FormatError(
      `symbols must be a text of ${size} characters, got ${typeof text === "string" ? text.length : shown(text)}`,
    );
  const symbols = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const symbol = text.charCodeAt(i) - FIRST;
    if (!(symbol >= 0 && symbol < 256 && allowed(symbol)))
      throw new FormatError(`symbols must be those of the levels, got ${shown(text[i])} at index ${i}`);
    symbols[i] = symbol;
  }
  return symbols;
}

/**
 * The symbols of the last sample, or none without one.
 *
 * @throws FormatError if there are symbols without samples, or they are none of `symbolText`
 * @internal
 */
export function symbolsIfSeen(
  text: unknown,
  samples: number,
  size: number,
  allowed: (symbol: number) => boolean,
): Uint8Array | null {
  if (samples > 0) return symbolsIn(text, size, allowed);
  if (text !== null) throw new FormatError(`symbols must be null without samples, got ${shown(text)}`);
  return null;
}
