import type { Estimate } from "../figure.js";
import { roundedText } from "./rounded-text.js";

/**
 * What prints each of some estimates: `"0.53 (0.10 to 0.96)"`, all with the digits of the narrowest interval.
 *
 * @internal
 */
export function intervalText(estimates: readonly Estimate[]): (estimate: Estimate) => string {
  const values = estimates.flatMap(({ value, low = value, high = value }) => [value, low, high]);
  const widths = estimates.map(({ low = 0, high = low }) => high - low).filter((width) => width > 0);
  const text = roundedText(values, widths.length > 0 ? Math.min(...widths) : 0);
  return ({ value, low, high }) =>
    low === undefined || high === undefined ? text(value) : `${text(value)} (${text(low)} to ${text(high)})`;
}
