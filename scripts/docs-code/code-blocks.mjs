/**
 * A fenced block of a page.
 *
 * @typedef {object} CodeBlock
 * @property {"script" | "shell" | "patch" | "other"} kind - script is TypeScript or JavaScript
 * @property {boolean} typed - whether it is TypeScript, which must compile
 * @property {boolean} runs - false behind a fence that says `no-run`: it needs the net, a GPU or hours
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
  diff: "patch",
});

/**
 * The fenced blocks of a Markdown page, in order.
 *
 * @param {string} page - its text
 * @returns {CodeBlock[]}
 */
export function codeBlocks(page) {
  const fenced = /^( *)```(\w*)([^\n]*)\n([\s\S]*?)^\1```\s*$/gm;
  return [...page.matchAll(fenced)].map((match) => {
    const [, indent, language, remark, body] = match;
    const code = body.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    const line = page.slice(0, match.index).split("\n").length + 1;
    const typed = ["ts", "typescript"].includes(language);
    const runs = !remark.includes("no-run");
    return { kind: kinds[language] ?? "other", typed, runs, code, line, path: namedPath(code) };
  });
}

function namedPath(code) {
  return /^\/\/ ([\w./-]+\.ts)\n/.exec(code)?.[1];
}
