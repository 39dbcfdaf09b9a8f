import { expect, test } from "vitest";
import { HIDDEN_UNITS } from "../../../src/studies/search-space/hidden-unit.js";
import { networkClasses } from "../../../src/studies/search-space/network-class.js";
import { AUTHORS_GRID, gridResponses } from "../../../src/studies/search-space/plane-grid.js";

test("example: four points, x first, both from the least coordinate on", () => {
  const responses = gridResponses({ low: -1, step: 2, side: 2 });
  const sumOfAll = HIDDEN_UNITS.findIndex((unit) => Object.values(unit).every((weight) => weight === 1));
  const xOnTop = HIDDEN_UNITS.findIndex(
    ({ fromX, fromY, bias, toOutput }) => fromX === 1 && fromY === -1 && bias === 1 && toOutput === 1,
  );
  const sigmoid = (sum: number): number => 1 / (1 + Math.exp(-sum));
  expect([...responses[sumOfAll]]).toEqual([-1, 1, 1, 3].map(sigmoid)); // (−1, −1), (1, −1), (−1, 1), (1, 1)
  expect([...responses[xOnTop]]).toEqual([1, 3, -1, 1].map(sigmoid));
});

test("on the authors' grid no output lies within a thousand rounding errors of 0, so all labels are exact", () => {
  const responses = gridResponses(AUTHORS_GRID);
  expect(responses[0]).toHaveLength(62_500);
  let least = Number.POSITIVE_INFINITY;
  for (const { units } of networkClasses()) {
    const [first, second, third] = units.map((unit) => responses[unit]);
    for (let i = 0; i < first.length; i++) least = Math.min(least, Math.abs(first[i] + second[i] + third[i]));
  }
  expect(least).toBeGreaterThan(1000 * Number.EPSILON);
});
