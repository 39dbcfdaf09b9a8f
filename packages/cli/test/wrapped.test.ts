import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapped } from "../src/wrapped.js";

test("for every text and width: all words in order, and lines no longer than that or of one word", () => {
  const words = fc.array(fc.stringMatching(/^[a-zα·]{1,12}$/), { minLength: 1 });
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 30 }), (text, columns) => {
      const lines = wrapped(text.join(" "), columns);
      expect(lines.join(" ").split(" ")).toEqual(text);
      for (const line of lines) expect(line.length <= columns || !line.includes(" ")).toBe(true);
    }),
  );
});

test("example: broken at the last space that fits", () => {
  expect(wrapped("one two three", 7)).toEqual(["one two", "three"]);
});
