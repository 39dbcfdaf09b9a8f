/**
 * A fenced block of a page.
 *
 * @typedef {object} CodeBlock
 * @property {"script" | "shell" | "other"} kind - script is TypeScript or JavaScript
 * @property {string} code
 * @property {number} line - where its first line stands in the page, from 1
 * @property {string | undefined} path - the file that a script's first line names, as in `// src/ternary.ts`
 */

/** What the word behind the fence means; anything else is shown, not run. */
const kinds = /** @type {const} */ ({
  ts: "script",
  typescript: "script",
  js: "script",
  javascript: "script",
  mjs: "script",
  sh: "shell",
  shell: "shell",
  bash: "shell",
});

/**
 * The fenced blocks of a Markdown page, in order.
 *
 * @param {string} page - its text
 * @returns {CodeBlock[]}
 */
export function codeBlocks(page) {
  const fenced = /^( *)```(\w*)[^\n]*\n([\s\S]*?)^\1```\s*$/gm;
  return [...page.matchAll(fenced)].map((match) => {
    const [, indent, language, body] = match;
    const code = body.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    const line = page.slice(0, match.index).split("\n").length + 1;
    return { kind: kinds[language] ?? "other", code, line, path: namedPath(code) };
  });
}

function namedPath(code) {
  return /^\/\/ ([\w./-]+\.ts)\n/.exec(code)?.[1];
}
