import fc from "fast-check";
import { expect, test } from "vitest";
import { printable } from "../../src/index.js";

test("for every text: one line without controls, at most as long as asked for but for what is spelled out", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 30 }), (text, most) => {
      const shown = printable(text, most);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\p{Cs}/u);
      expect(shown.length).toBeLessThanOrEqual(10 * (most + 1));
    }),
    { numRuns: 1000 },
  );
});

test("for every plain text: it stays as it is", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~äöü×]{0,80}$/), (text) => {
      expect(printable(text)).toBe(text);
    }),
  );
});

test("example: what moves the cursor, turns the text round or breaks the line is spelled out", () => {
  expect(printable("a\u001b[2Jb\u202ec\u2028d\ud800")).toBe("a\\u{1b}[2Jb\\u{202e}c\\u{2028}d\\u{d800}");
  expect(printable("abcdef", 3)).toBe("abc…");
});
