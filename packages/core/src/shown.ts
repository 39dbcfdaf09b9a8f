/**
 * A value as an error message shows it: text in quotes, so that `"0.5"` is told from 0.5.
 *
 * @param value - anything
 * @returns a few words; of arrays and objects only that they are such
 */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  return Array.isArray(value) ? `an array of ${value.length}` : "an object"; // their contents may be anything, themselves included
}
