/**
 * A table of Markdown.
 *
 * @param columns - headings, Markdown already
 * @param rows - cells, Markdown already, without line breaks
 * @param right - which columns stand at the right. Default none
 * @internal
 */
export function markdownTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly boolean[] = [],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns),
    `|${columns.map((_, i) => (right[i] ? "---:" : "---")).join("|")}|`,
    ...rows.map(line),
  ].join("\n");
}
