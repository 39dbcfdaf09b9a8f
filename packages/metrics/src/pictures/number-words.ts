/**
 * A number as a description or a legend says it: three significant digits, powers of ten only where they must be.
 *
 * @param value - finite
 * @internal
 */
export function numberWords(value: number): string {
  const rounded = Number(value.toPrecision(3)) + 0; // no −0
  return String(Number.isFinite(rounded) ? rounded : value) // the greatest numbers have nothing to be rounded up to
    .replace("e+", "e")
    .replace(/-/g, "−");
}

/**
 * A range in words: `from 0.2 to 0.41`, or `0.3 throughout`.
 *
 * @param least - finite
 * @param greatest - finite
 * @internal
 */
export function rangeWords(least: number, greatest: number): string {
  const [from, to] = [numberWords(least), numberWords(greatest)];
  return from === to ? `${from} throughout` : `from ${from} to ${to}`;
}
