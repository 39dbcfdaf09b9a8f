import { expect, test } from "vitest";
import { markdownText } from "../../../src/studies/report/markdown-text.js";

const examples: readonly (readonly [string, string])[] = [
  ["0.10 to 0.96; (a), −2", "0.10 to 0.96; (a), −2"],
  ["a | b\n\n# c", "a \\| b # c"],
  ["# a", "\\# a"],
  ["- a", "\\- a"],
  ["1. a", "1\\. a"],
  ["<b>&amp;*_`[~$\\", "\\<b\\>\\&amp;\\*\\_\\`\\[\\~\\$\\\\"],
];
for (const [text, markdown] of examples)
  test(`example: ${JSON.stringify(text)} is ${JSON.stringify(markdown)}`, () => {
    expect(markdownText(text)).toBe(markdown);
  });
