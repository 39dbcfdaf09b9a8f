import { formatMetric, type MetricUnit } from "../format-metric.js";
import type { Collector } from "./collector.js";

/**
 * What a collector has to say, as a line of text: "flip-ratio: steps 2, mean 0.25 %, last 0 %".
 *
 * Numbers that are not there yet are "–". Arrays, as the ratio of each filter, and skipped samples where there are none are left out.
 *
 * @param collector - any, one's own too
 * @returns a line, without a break at its end
 */
export function formatSummary(collector: Collector<never, object>): string {
  const { name, unit } = collector;
  const fields = Object.entries(collector.summary()).flatMap(([field, value]: [string, unknown]) => {
    if (value !== null && value !== undefined && typeof value !== "number") return [];
    if (field === "skipped" && value === 0) return [];
    return [`${field} ${formatMetric(value, unitOf(field, unit))}`];
  });
  return `${name}: ${fields.join(", ")}`;
}

function unitOf(field: string, unit: MetricUnit): MetricUnit {
  return COUNTS.includes(field) ? "count" : unit;
}

/** Fields that count, whatever the unit of the metric. */
const COUNTS: readonly string[] = ["samples", "steps", "skipped", "never"];
