import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeText } from "../../src/pictures/escape-text.js";

test("example: markup becomes text", () => {
  expect(escapeText(`</svg><script a="b" c='d'>&`)).toBe(
    "&lt;/svg&gt;&lt;script a=&quot;b&quot; c=&#39;d&#39;&gt;&amp;",
  );
});

test("example: a control character and half a pair become U+FFFD; a tab, a letter and a whole pair stay", () => {
  expect(escapeText("\0\u001b\ud83d|\t|é|\u{1f600}|\uffff")).toBe("\ufffd\ufffd\ufffd|\t|é|\u{1f600}|\ufffd");
});

test("for every text of letters: nothing changes, and read back it is the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const back = escapeText(text)
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&quot;/g, '"')
        .replace(/&#39;/g, "'")
        .replace(/&amp;/g, "&");
      expect(back).toBe(text);
    }),
  );
});
