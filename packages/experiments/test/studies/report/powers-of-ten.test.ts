import { expect, test } from "vitest";
import { powersOfTen } from "../../../src/studies/report/powers-of-ten.js";

test("example: those inside, exactly; none where one would stand alone; few of many", () => {
  expect(powersOfTen([0.0009, 12])).toEqual([0.001, 0.01, 0.1, 1, 10]);
  expect(powersOfTen([0.5, 3])).toEqual([]);
  expect(powersOfTen([1e-15, 1e15])).toHaveLength(8);
});
