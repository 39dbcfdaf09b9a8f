import type { Evaluation, LayerResult } from "@equal-bits/experiments";

/** The evaluation as text: the accuracy, then each layer with the count of +1 in each of its filters. */
export function evaluationText({ testAccuracy, layers }: Evaluation, columns: number): string {
  const accuracy = `test accuracy ${(100 * testAccuracy).toFixed(2)} %`;
  return `${[accuracy, ...layers.map((layer) => layerText(layer, columns))].join("\n\n")}\n`;
}

/** The evaluation as JSON, `{ "schema": 1, "testAccuracy": …, "bits": …, "layers": [ … ] }`, with a line break at the end. */
export function evaluationJson({ testAccuracy, bits, layers }: Evaluation): string {
  const ordered = layers.map(({ name, filters, size, positives, counts }) => ({
    name,
    filters,
    size,
    positives,
    ...(counts === undefined ? {} : { counts }),
  }));
  return `${JSON.stringify({ schema: 1, testAccuracy, bits, layers: ordered })}\n`;
}

function layerText({ name, filters, size, positives, counts }: LayerResult, columns: number): string {
  if (counts !== undefined) return `${name}: ${filters} filters of ${size} weights, ${onLevels(counts)}`;
  const same = positives.every((count) => count === positives[0]);
  return same
    ? `${name}: ${filters} filters of ${size} weights, ${positives[0]} of them +1 in every filter`
    : `${name}: ${filters} filters of ${size} weights; +1 in each filter:\n${countLines(positives, columns)}`;
}

/** How many weights are on each of more than two levels. */
function onLevels(counts: readonly (readonly number[])[]): string {
  const same = counts.every((count) => count.join() === counts[0].join());
  if (same) return `${counts[0].join(", ")} of them on the levels from low to high in every filter`;
  const means = counts[0].map((_, level) => counts.reduce((sum, of) => sum + of[level], 0) / counts.length);
  return `on average ${means.map((mean) => mean.toFixed(1)).join(", ")} of them on the levels from low to high`;
}

/** The counts in lines of whole columns, indented by two. */
function countLines(counts: readonly number[], columns: number): string {
  const width = Math.max(...counts.map((count) => String(count).length));
  const inLine = Math.max(1, Math.floor((columns - 1) / (width + 2)));
  const cells = counts.map((count) => `  ${String(count).padStart(width)}`);
  return Array.from({ length: Math.ceil(cells.length / inLine) }, (_, i) =>
    cells.slice(i * inLine, (i + 1) * inLine).join(""),
  ).join("\n");
}
