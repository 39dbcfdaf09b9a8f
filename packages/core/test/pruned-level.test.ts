import { levelBesidePruned, prunedLevel } from "@equal-bits/core";
import { expect, test } from "vitest";

test("example: 0 stands between −1 and +1, and after the middle of three", () => {
  expect([2, 3, 4].map(prunedLevel)).toEqual([1, 2, 2]);
  expect([0, 1].map((level) => levelBesidePruned(level, 2))).toEqual([0, 2]);
});

test("for every number of levels: all places but that of 0 are taken, in order", () => {
  for (let levels = 1; levels < 20; levels++) {
    const places = Array.from({ length: levels }, (_, level) => levelBesidePruned(level, levels));
    const wanted = Array.from({ length: levels + 1 }, (_, place) => place).filter(
      (place) => place !== prunedLevel(levels),
    );
    expect(places).toEqual(wanted);
  }
});
