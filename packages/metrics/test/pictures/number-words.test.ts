import { expect, test } from "vitest";
import { numberWords, rangeWords } from "../../src/pictures/number-words.js";

test("example: three digits, powers of ten where they must be, the greatest number as it is", () => {
  expect([0.299, 1 / 3, -0.0624, -0, 12_345, 1e-12, 1e300].map(numberWords)).toEqual([
    "0.299",
    "0.333",
    "−0.0624",
    "0",
    "12300",
    "1e−12",
    "1e300",
  ]);
  expect(numberWords(Number.MAX_VALUE)).toBe("1.7976931348623157e308");
});

test("example: a range, and one whose ends read alike", () => {
  expect(rangeWords(0.2, 0.41)).toBe("from 0.2 to 0.41");
  expect(rangeWords(0.3, 0.30001)).toBe("0.3 throughout");
});
