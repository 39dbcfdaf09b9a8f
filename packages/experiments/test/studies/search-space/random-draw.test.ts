import { describe, expect, test } from "vitest";
import type { ClassBoundary } from "../../../src/studies/search-space/decision-boundaries.js";
import { boundariesOfRandomDraw } from "../../../src/studies/search-space/random-draw.js";

function drawing(boundary: number | null, combinations: number): ClassBoundary {
  return { units: [0, 1, 2], negatives: 6, combinations, boundary, firstLabel: 0 };
}

/** Four combinations of boundary 0 in two classes, one of boundary 1, three without any. */
const CLASSES = [drawing(0, 3), drawing(1, 1), drawing(null, 3), drawing(0, 1)];
const OWNERS = [0, 0, 0, 0, 1, null, null, null];

describe("boundariesOfRandomDraw", () => {
  test("example: one of eight combinations is one boundary with probability 5/8", () => {
    expect(boundariesOfRandomDraw(CLASSES, 1)).toBeCloseTo(5 / 8, 14);
  });

  test("for every number of draws: the mean over all sets of so many combinations", () => {
    for (let drawn = 0; drawn <= 8; drawn++) {
      const sets = Array.from({ length: 256 }, (_, code) => OWNERS.filter((_, i) => code & (1 << i)))
        .filter((owners) => owners.length === drawn)
        .map((owners) => new Set(owners.filter((owner) => owner !== null)).size);
      const mean = sets.reduce((sum, size) => sum + size, 0) / sets.length;
      expect(boundariesOfRandomDraw(CLASSES, drawn)).toBeCloseTo(mean, 12);
    }
  });

  test("none of none, all of all", () => {
    expect([boundariesOfRandomDraw(CLASSES, 0), boundariesOfRandomDraw(CLASSES, 8)]).toEqual([0, 2]);
  });
});
