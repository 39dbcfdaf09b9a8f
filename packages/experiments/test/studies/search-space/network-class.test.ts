import { expect, test } from "vitest";
import { NETWORK_WEIGHTS, networkClasses } from "../../../src/studies/search-space/network-class.js";

const BINOMIAL = [1, 12, 66, 220, 495, 792, 924, 792, 495, 220, 66, 12, 1];

test("816 classes, all different, stand for C(12, n) combinations with n negative weights", () => {
  const classes = networkClasses();
  expect(classes).toHaveLength(816);
  expect(new Set(classes.map(({ units }) => units.join())).size).toBe(816);
  const combinations = Array.from({ length: NETWORK_WEIGHTS + 1 }, () => 0);
  for (const networkClass of classes) combinations[networkClass.negatives] += networkClass.combinations;
  expect(combinations).toEqual(BINOMIAL);
});

test("for every class: it stands for as many combinations as its units have orders", () => {
  for (const { units, combinations } of networkClasses()) {
    const [a, b, c] = units;
    const orders = [
      [a, b, c],
      [a, c, b],
      [b, a, c],
      [b, c, a],
      [c, a, b],
      [c, b, a],
    ];
    expect(combinations).toBe(new Set(orders.map((order) => order.join())).size);
  }
});

test("classes come by their number of negative weights: none first, all last", () => {
  const negatives = networkClasses().map((networkClass) => networkClass.negatives);
  expect(negatives).toEqual([...negatives].sort((a, b) => a - b));
  expect([negatives[0], negatives[815]]).toEqual([0, 12]);
});
