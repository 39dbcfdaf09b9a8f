/** What a number of a metric counts in. */
export type MetricUnit = "share" | "bits" | "count" | "number";

/**
 * A number as people read it: four significant digits, "–" where there is none.
 *
 * @param value - any number; NaN, null and undefined stand for none
 * @param unit - "share" 0 … 1 as a percentage, "bits", "count" as a whole number, "number" in the unit of what was measured. Default "number"
 * @returns text such as "49.98 %", "0.9997 bit", "1,204" or "–"
 */
export function formatMetric(value: number | null | undefined, unit: MetricUnit = "number"): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (unit === "share") return `${digits(100 * value)} %`;
  if (unit === "bits") return `${digits(value)} bit`;
  return unit === "count" ? grouped(value, { maximumFractionDigits: 0 }) : digits(value);
}

function digits(value: number): string {
  return grouped(value, { maximumSignificantDigits: 4 });
}

/** In every locale the same, with a true minus and without −0. */
function grouped(value: number, options: Intl.NumberFormatOptions): string {
  return (value + 0).toLocaleString("en-US", options).replace("-", "−");
}
