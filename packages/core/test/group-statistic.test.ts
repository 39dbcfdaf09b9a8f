import { groupStatistic, type Statistic, statistics } from "@equal-bits/core";
import { expect, test } from "vitest";

const weights = Float32Array.of(-4, -1, 0, 1, 4);

test.each<[Statistic, number]>([
  ["zero", 0],
  ["one", 1],
  ["mean", 0],
  ["mean-magnitude", 2],
  ["greatest-magnitude", 4],
  ["deviation", Math.sqrt(34 / 5)],
  ["outer-magnitude", 2.5],
  ["binade", 0.5], // 2 / √8.5 is 0.686; its logarithm −0.54 is rounded to −1
])("example: %s of −4 −1 0 1 4", (statistic, value) => {
  const levels = { assigned: [0, 0, 1, 2, 2], levels: 3 };
  expect(groupStatistic(statistic, weights, levels)).toBeCloseTo(value, 6);
});

test("for every pair of weights: the logarithm is −½, and the binade 1 whatever rounding says", () => {
  for (let i = 1; i < 500; i++)
    expect(groupStatistic("binade", Float32Array.of(Math.sin(i), 3 * Math.cos(i * i)))).toBe(1);
});

test("example: Gaussian weights have a binade of 1, since mean |z| is 0.798", () => {
  const normal = Float32Array.of(-1.28, -0.84, -0.52, -0.25, 0, 0.25, 0.52, 0.84, 1.28);
  expect(groupStatistic("binade", normal)).toBe(1);
});

test("for every statistic: no weights, one weight and constant weights give finite numbers", () => {
  for (const statistic of statistics)
    for (const group of [[], [3], [-2, -2], [0, 0, 0], [3e38, -3e38, 3e38]]) {
      const levels = { assigned: group.map(() => 1), levels: 3 };
      expect(groupStatistic(statistic, Float32Array.from(group), levels)).toSatisfy(Number.isFinite);
    }
});

test("example: the names of all statistics are a frozen list", () => {
  expect(statistics).toEqual([
    "zero",
    "one",
    "mean",
    "mean-magnitude",
    "greatest-magnitude",
    "deviation",
    "outer-magnitude",
    "binade",
  ]);
  expect(Object.isFrozen(statistics)).toBe(true);
});
