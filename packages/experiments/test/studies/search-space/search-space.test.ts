import { describe, expect, test } from "vitest";
import { AUTHORS_GRID, type PlaneGrid } from "../../../src/studies/search-space/plane-grid.js";
import { perHundred, type SearchSpace, searchSpace } from "../../../src/studies/search-space/search-space.js";
import { plainCounts } from "./every-combination.js";

/** The counts of the paper's authors, by the number of negative weights. */
const COMBINATIONS = [1, 12, 66, 220, 495, 792, 924, 792, 495, 220, 66, 12, 1];
const NON_CONSTANT = [0, 0, 6, 60, 189, 339, 432, 387, 216, 66, 9, 0, 0];
const UNIQUE = [0, 0, 2, 14, 35, 55, 66, 59, 37, 15, 3, 0, 0];

function uniqueOf({ byNegatives }: SearchSpace): number[] {
  return byNegatives.map(({ boundaries }) => boundaries);
}

describe("searchSpace", () => {
  test("example: the authors' table, to the last integer", () => {
    const space = searchSpace(AUTHORS_GRID);
    expect(space.byNegatives.map(({ combinations }) => combinations)).toEqual(COMBINATIONS);
    expect(space.byNegatives.map(({ nonConstant }) => nonConstant)).toEqual(NON_CONSTANT);
    expect(uniqueOf(space)).toEqual(UNIQUE);
    expect(space.all).toEqual({ combinations: 4096, nonConstant: 1704, boundaries: 76, functions: 152 });
    expect(space.half).toBe(space.byNegatives[6]);
  });

  for (const [step, side] of [
    [0.5, 20],
    [1, 10],
  ])
    test(`for every number of negative weights: the counts of all weight vectors one by one, ${step} apart`, () => {
      const grid = { low: -5, step, side };
      const counts = searchSpace(grid).byNegatives;
      expect(
        counts.map(({ combinations, nonConstant, boundaries }) => ({
          combinations,
          nonConstant,
          boundaries,
        })),
      ).toEqual(plainCounts(grid));
    });

  const same: PlaneGrid[] = [
    { low: -5, step: 0.1, side: 100 },
    { low: -4, step: 0.04, side: 200 },
    { low: -10, step: 0.05, side: 400 },
  ];
  for (const grid of same)
    test(`a grid from ${grid.low} on, ${grid.step} apart, tells the same boundaries apart`, () => {
      expect(uniqueOf(searchSpace(grid))).toEqual(UNIQUE);
    });

  const fewer: [PlaneGrid, number][] = [
    [{ low: -5, step: 0.25, side: 40 }, 72],
    [{ low: -5, step: 0.5, side: 20 }, 72],
    [{ low: -5, step: 1, side: 10 }, 64],
    [{ low: -1, step: 0.05, side: 41 }, 60],
  ];
  for (const [grid, boundaries] of fewer)
    test(`a grid from ${grid.low} on, ${grid.step} apart, tells ${boundaries} apart, each with both of its sides positive`, () => {
      const { all } = searchSpace(grid);
      expect([all.boundaries, all.functions]).toEqual([boundaries, 2 * boundaries]);
    });

  test("on a single point nothing is told apart", () => {
    const { all } = searchSpace({ low: 0, step: 1, side: 1 });
    expect([all.combinations, all.nonConstant, all.boundaries, all.functions]).toEqual([4096, 0, 0, 0]);
  });
});

test("example: 3 boundaries of 60 combinations are 5 per hundred", () => {
  expect(perHundred({ combinations: 60, nonConstant: 20, boundaries: 3, functions: 6 })).toBe(5);
});
