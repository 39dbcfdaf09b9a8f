/**
 * The commands of a shell block: lines joined where they end in a backslash, without prompts, comments and chains.
 *
 * @param {string} code
 * @returns {string[]}
 */
export function commandLines(code) {
  return code
    .replaceAll(/\\\n\s*/g, "")
    .split(/\n|&&|;/)
    .map((line) => line.trim().replace(/^\$ /, ""))
    .filter((line) => line !== "" && !line.startsWith("#"));
}
