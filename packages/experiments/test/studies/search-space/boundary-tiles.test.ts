import { describe, expect, test } from "vitest";
import { boundaryTiles } from "../../../src/studies/search-space/boundary-tiles.js";
import type { ClassBoundary } from "../../../src/studies/search-space/decision-boundaries.js";
import { HIDDEN_UNITS } from "../../../src/studies/search-space/hidden-unit.js";
import type { PlaneGrid } from "../../../src/studies/search-space/plane-grid.js";

const WINDOW: PlaneGrid = { low: -4, step: 0.5, side: 16 };

/** 2 · sigmoid(s) − sigmoid(−s), s = fromX · x + fromY · y + 1: positive where s > −ln 2. */
function straight(fromX: number, fromY: number): ClassBoundary {
  const index = (x: number, y: number, bias: number, toOutput: number): number =>
    HIDDEN_UNITS.findIndex(
      (unit) => unit.fromX === x && unit.fromY === y && unit.bias === bias && unit.toOutput === toOutput,
    );
  const twice = index(fromX, fromY, 1, 1);
  const units: ClassBoundary["units"] = [twice, twice, index(-fromX, -fromY, -1, -1)];
  return { units, negatives: 4, combinations: 3, boundary: 0, firstLabel: 0 };
}

describe("boundaryTiles", () => {
  test("example: x + y > −1.69 leaves the corner at the lower left, where the first point is", () => {
    // Middles lie at −3.5, −2.5 … 3.5. The lowest row, y = −3.5, is filled where x > 1.81, so in its last two pixels.
    expect(boundaryTiles([straight(1, 1)], WINDOW, 8)).toEqual(["ffff7f3f1f0f0703"]);
  });

  test("example: x − y > −1.69 holds at the lower left, so the upper left is filled", () => {
    // The top row, y = 3.5, is filled where x < 1.81, so in its first six pixels.
    expect(boundaryTiles([straight(1, -1)], WINDOW, 8)).toEqual(["fcf8f0e0c0800000"]);
  });

  test("the last digit is filled up with zeros", () => {
    // Middles at −8/3, 0, 8/3: 011 001 000 from the top, and three zeros.
    expect(boundaryTiles([straight(-1, -1)], WINDOW, 3)).toEqual(["640"]);
  });

  test("a tile a class, in their order; none for none", () => {
    const [one, other] = [straight(1, 1), straight(1, -1)];
    const tiles = boundaryTiles([one, other, one], WINDOW, 8);
    expect(tiles).toEqual([tiles[0], tiles[1], tiles[0]]);
    expect(boundaryTiles([], WINDOW, 8)).toEqual([]);
  });
});
