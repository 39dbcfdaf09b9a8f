/**
 * How large JSON becomes when it is parsed.
 *
 * @internal
 */
export interface JsonCounts {
  /** Greatest number of objects and arrays that are open at once. */
  readonly depth: number;
  /** At least as many values as there are. */
  readonly values: number;
  /** Names in objects, also those that stand twice. */
  readonly names: number;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Counts in one pass, without memory. What is no JSON gives some counts too.
 *
 * @param bytes - the text in UTF-8, where no byte of a longer character looks like one of these marks
 * @internal
 */
export function jsonCounts(bytes: Uint8Array): JsonCounts {
  let [open, depth, values, names] = [0, 0, 1, 0];
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (quoted) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === COLON) names++;
    else if (byte === COMMA) values++;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      values++;
      depth = Math.max(depth, ++open);
    } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) open--;
  }
  return { depth, values, names };
}
