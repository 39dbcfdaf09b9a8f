import { apportion, type Quantizer } from "@equal-bits/core";
import { recipe, recipeNames } from "@equal-bits/quantizers";
import { expect, test } from "vitest";
import { brokenPromise } from "../../src/rules/broken-promise.js";

test("for every rule of the catalogue: none is broken", () => {
  const names = [
    "layer-equal-bits:1/3",
    "centred-ternary:0.3",
    "fitted-equal-levels:5",
    "equal-bits:count=5",
  ];
  for (const name of [...recipeNames, ...names])
    expect(brokenPromise(recipe(name).quantizer), name).toBe(null);
});

/** Half of each group becomes +1: the first half, whatever the weights. */
const firstHalf: Quantizer = {
  name: "first half",
  levels: 2,
  assign: (_, out) => out.fill(0).fill(1, 0, out.length / 2),
  values: () => [-1, 1],
};

test("example: code that promises nothing breaks nothing", () => {
  expect(brokenPromise(firstHalf)).toBe(null);
});

test("example: counts that are kept, but not by rank", () => {
  const counts = (size: number): readonly number[] => apportion(size + (size % 2), [0.5, 0.5]);
  expect(brokenPromise({ ...firstHalf, counts })).toMatch(/^whose assign does not go by rank/);
});

test("example: ties that go to the later weight", () => {
  const counts = (size: number): readonly number[] => [size - 10, 10];
  const assign = (weights: Float32Array, out: Uint8Array): Uint8Array => {
    const ranked = [...weights.keys()].sort((a, b) => weights[b] - weights[a] || b - a);
    out.fill(0);
    for (const i of ranked.slice(0, 10)) out[i] = 1;
    return out;
  };
  expect(brokenPromise({ ...firstHalf, counts, assign })).toMatch(/of equal weights the earlier one/);
});

test("example: weights that are left as the group before had them", () => {
  const assign = (_: Float32Array, out: Uint8Array): Uint8Array => out.fill(1, 0, 5);
  expect(brokenPromise({ ...firstHalf, assign })).toMatch(/^whose assign leaves weight 5 of 144 on no level/);
});

test("example: a rule for groups of one other size is not tried", () => {
  const counts = (size: number): readonly number[] => {
    if (size !== 7) throw new Error("only 7");
    return [4, 3];
  };
  expect(brokenPromise({ ...firstHalf, counts })).toBe(null);
});
