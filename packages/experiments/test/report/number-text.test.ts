import { expect, test } from "vitest";
import { counted, countedInWords, fixed, listed, percent } from "../../src/report/number-text.js";

test("example: shares and numbers", () => {
  expect(percent(0.8831, 2)).toBe("88.31 %");
  expect(fixed(-0.0624, 3)).toBe("−0.062");
});

test("example: a number that is not finite says so", () => {
  expect(percent(Number.NaN, 2)).toBe("not finite");
  expect(fixed(Number.POSITIVE_INFINITY, 2)).toBe("not finite");
});

test("example: counts with their nouns", () => {
  expect([counted(1, "filter"), counted(2000, "test image")]).toEqual(["1 filter", "2,000 test images"]);
  expect([countedInWords(3, "network"), countedInWords(1, "run"), countedInWords(12, "network")]).toEqual([
    "Three networks",
    "One run",
    "12 networks",
  ]);
});

test("example: lists of names", () => {
  expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});
