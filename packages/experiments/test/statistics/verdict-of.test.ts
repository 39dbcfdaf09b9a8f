import { expect, test } from "vitest";
import { verdictOf } from "../../src/statistics/verdict-of.js";

test("an interval that covers the threshold decides nothing, its ends included", () => {
  for (const [low, high] of [
    [-1, 1],
    [0, 1],
    [-1, 0],
    [0, 0],
  ])
    expect(verdictOf({ low, high })).toBe("not decided at this scale");
});

test("example: one that lies above holds, one below does not", () => {
  expect(verdictOf({ low: 0.1, high: 3 })).toBe("holds");
  expect(verdictOf({ low: -3, high: -0.1 })).toBe("does not hold");
  expect(verdictOf({ low: 0.1, high: 3 }, 5)).toBe("does not hold");
});
