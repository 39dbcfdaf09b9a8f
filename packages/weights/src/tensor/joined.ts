import { allocated } from "./allocated.js";

/**
 * Bytes one after another: the only part itself, or a copy of several.
 *
 * @param parts - any number
 * @param what - what they are, for the message
 * @throws BackendError if there is no memory for the copy
 * @internal
 */
export function joined(parts: readonly Uint8Array[], what: string): Uint8Array {
  if (parts.length === 1) return parts[0];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const whole = allocated(length, what, () => new Uint8Array(length));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
