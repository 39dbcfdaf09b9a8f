import { expect, test } from "vitest";
import { HIDDEN_UNITS, unitNegatives, unitResponse } from "../../../src/studies/search-space/hidden-unit.js";

test("there are 16 different hidden units, 1 4 6 4 1 of them with 0 … 4 negative weights", () => {
  expect(new Set(HIDDEN_UNITS.map((unit) => JSON.stringify(unit))).size).toBe(16);
  const counts = [0, 0, 0, 0, 0];
  for (const unit of HIDDEN_UNITS) counts[unitNegatives(unit)]++;
  expect(counts).toEqual([1, 4, 6, 4, 1]);
});

test("example: at x = 2, y = 1 a unit 1, −1, −1 → −1 has its sum at 0, and takes ½ away", () => {
  expect(unitResponse({ fromX: 1, fromY: -1, bias: -1, toOutput: -1 }, 2, 1)).toBe(-0.5);
});

test("for every unit and point: a unit with its incoming weights turned round fills it up to its outgoing weight", () => {
  for (const unit of HIDDEN_UNITS) {
    const { fromX, fromY, bias, toOutput } = unit;
    const turned = HIDDEN_UNITS.find(
      (other) =>
        other.fromX === -fromX &&
        other.fromY === -fromY &&
        other.bias === -bias &&
        other.toOutput === toOutput,
    );
    for (const [x, y] of [
      [0, 0],
      [-5, 4.96],
      [0.04, -3],
    ])
      expect(unitResponse(unit, x, y) + unitResponse(turned ?? unit, x, y)).toBeCloseTo(toOutput, 14);
  }
});
