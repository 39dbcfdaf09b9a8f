/**
 * Text made safe for a line of Markdown, also in a cell of a table: it is read as it is, on one line.
 *
 * @param text - anything
 * @internal
 */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\\`*_[\]<>|~$&]/g, "\\$&")
    .replace(/^([-+](?=[-\s]|$)|[#=])/, "\\$1")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}
