/**
 * What an argument of any type is, for a message. Objects from a file may refuse to become a text.
 *
 * @internal
 */
export function inWords(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "function") return "a function";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
