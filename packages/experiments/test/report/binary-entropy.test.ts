import { expect, test } from "vitest";
import { binaryEntropy } from "../../src/report/binary-entropy.js";

test("example: half carries one bit, nothing and all carry none", () => {
  expect([binaryEntropy(0.5), binaryEntropy(0), binaryEntropy(1)]).toEqual([1, 0, 0]);
});

test("example: a quarter carries 2 − ¾ log₂ 3 bits", () => {
  expect(binaryEntropy(0.25)).toBeCloseTo(2 - 0.75 * Math.log2(3), 12);
});
