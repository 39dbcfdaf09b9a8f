import fc from "fast-check";
import { expect, test } from "vitest";
import { CHARACTER, textLines } from "../../../src/studies/report/text-lines.js";

test("for every text: at most so many lines, none longer than there is room", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 3 }),
      (text, room, most) => {
        const lines = textLines(text, CHARACTER * room, most);
        expect(lines.length).toBeGreaterThanOrEqual(1);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(room);
      },
    ),
  );
});

test("example: broken at spaces, shortened at the end", () => {
  expect(textLines("one two three four", 7 * CHARACTER, 3)).toEqual(["one two", "three", "four"]);
  expect(textLines("one two three four", 7 * CHARACTER, 2)).toEqual(["one two", "three …"]);
});
