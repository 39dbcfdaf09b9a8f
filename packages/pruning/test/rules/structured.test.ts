import { groupsAsColumns, groupsAsRows, perGroup, perTensor } from "@equal-bits/core";
import {
  blocks,
  filterUnit,
  nOfM,
  pruningRule,
  random,
  randomScore,
  wholeFilters,
} from "@equal-bits/pruning";
import { expect, test } from "vitest";

test("example: 2:4 keeps the two greatest of every four weights of a filter", () => {
  const weights = Float32Array.of(1, -4, 3, 2, 0, 0, 0, 0);
  const kept = nOfM(2, 4).mask(weights, groupsAsRows(1, 8), new Uint8Array(8));
  expect([...kept]).toEqual([0, 1, 1, 0, 1, 1, 0, 0]);
});

test("example: in tfjs's layout the four neighbours of a filter stand in a column", () => {
  const weights = Float32Array.of(1, 9, 2, 9, 3, 0, 4, 0); // [inputs 4, filters 2]
  const kept = nOfM(2, 4).mask(weights, groupsAsColumns(2, 4), new Uint8Array(8));
  expect([...kept]).toEqual([0, 1, 0, 1, 1, 0, 1, 0]);
});

test("example: of two blocks of a filter the one of greater mean magnitude stays whole", () => {
  const weights = Float32Array.of(1, 1, 1, 1, 0, 0, -5, 0);
  expect([...blocks(0.5, 4).mask(weights, groupsAsRows(1, 8), new Uint8Array(8))]).toEqual([
    0, 0, 0, 0, 1, 1, 1, 1,
  ]);
});

test("example: of two filters in columns the weaker goes, whole", () => {
  const weights = Float32Array.of(1, -2, 1, -2);
  expect([...wholeFilters(0.5).mask(weights, groupsAsColumns(2, 2), new Uint8Array(4))]).toEqual([
    0, 1, 0, 1,
  ]);
});

test("example: blocks of the greatest float32 have a finite mean, so nothing is refused", () => {
  const weights = new Float32Array(6).fill(3.4028234663852886e38);
  expect([...wholeFilters(0.5).mask(weights, groupsAsRows(2, 3), new Uint8Array(6))]).toEqual([
    1, 1, 1, 0, 0, 0,
  ]);
});

test("random: the same seed prunes the same places of any weights, another seed others", () => {
  const row = groupsAsRows(1, 64);
  const mask = (seed: number, value: number): string =>
    random(0.5, { seed }).mask(new Float32Array(64).fill(value), row, new Uint8Array(64)).join("");
  expect(mask(1, 0)).toBe(mask(1, 5));
  expect(mask(1, 0)).not.toBe(mask(2, 0));
});

test("what does not fit is refused: M beside the fan-in, N above M, blocks of blocks, a bad seed", () => {
  expect(() => nOfM(2, 4).mask(new Float32Array(6), groupsAsRows(1, 6), new Uint8Array(6))).toThrow(
    "must divide the fan-in 6",
  );
  expect(() => nOfM(5, 4)).toThrow("kept must be a whole number from 0 to 4");
  expect(() => nOfM(1, 0)).toThrow("group size");
  expect(() => blocks(0.5, 4).budget(groupsAsRows(1, 6))).toThrow("block size must divide the 6 weights");
  expect(() => blocks(0.5, 0)).toThrow("block size must be a whole number ≥ 1");
  expect(() => blocks(0.5, 4, { granularity: perGroup(2) })).toThrow(
    "granularity must be perFilter() or perTensor()",
  );
  expect(() => random(0.5, { seed: -1 })).toThrow("seed");
});

test("example: a rule composed of other parts: whole filters at random", () => {
  const rule = pruningRule({
    name: "random-filters",
    score: randomScore(3),
    unit: filterUnit(),
    quota: { granularity: perTensor(), kept: (groups) => new Int32Array(groups).fill(1) },
  });
  const kept = rule.mask(new Float32Array(6), groupsAsRows(3, 2), new Uint8Array(6));
  expect([...kept].reduce((sum, mark) => sum + mark)).toBe(2);
  expect(rule.budget(groupsAsRows(3, 2))).toMatchObject({ layout: { groups: 1, size: 6 } });
});
