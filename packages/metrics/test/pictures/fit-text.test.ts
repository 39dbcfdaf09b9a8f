import fc from "fast-check";
import { expect, test } from "vitest";
import { fitText, shortenedAtStart, textWidth } from "../../src/pictures/fit-text.js";

test("example: words go to the next line, and the last line is shortened", () => {
  expect(fitText("ratio of every filter", 60, 12, 3)).toEqual(["ratio of", "every", "filter"]);
  expect(fitText("ratio of every filter", 60, 12, 2)).toEqual(["ratio of", "every…"]);
  expect(fitText("short", 60, 12)).toEqual(["short"]);
});

test("example: names of layers keep their ends", () => {
  expect(shortenedAtStart("stage2_block1_conv", 60, 12)).toBe("…_conv");
});

test("for every text, width and number of lines: each line fits, and no more lines than asked for", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 60 }),
      fc.integer({ min: 20, max: 400 }),
      fc.integer({ min: 1, max: 3 }),
      (text, width, most) => {
        const lines = fitText(text, width, 12, most);
        expect(lines.length).toBeGreaterThanOrEqual(1);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(width + 1e-9);
        expect(textWidth(shortenedAtStart(text, width, 12), 12)).toBeLessThanOrEqual(width + 1e-9);
      },
    ),
  );
});
