import { expect, test } from "vitest";
import { filterEntropies } from "../../src/report/filter-entropies.js";

test("example: 1 bit where half are +1, 2 bits on four even levels, 1.5 where half of three are 0", () => {
  const layer = { name: "conv", filters: 2, size: 8 };
  expect(filterEntropies({ ...layer, positives: [4, 0] })).toEqual([1, 0]);
  const four = [
    [2, 2, 2, 2],
    [0, 8, 0, 0],
  ];
  expect(filterEntropies({ ...layer, positives: [4, 0], counts: four })).toEqual([2, 0]);
  expect(filterEntropies({ ...layer, filters: 1, positives: [2], counts: [[2, 4, 2]] })).toEqual([1.5]);
});
