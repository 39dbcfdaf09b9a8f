import { fanInScale } from "@equal-bits/binarize";
import { perFilter } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { expect, test } from "vitest";

test("example: 18 weights in a filter give √(2/18) = 1/3", () => {
  expect(fanInScale().factor(tf.zeros([3, 3, 2, 64]), perFilter())).toBeCloseTo(1 / 3, 15);
  expect(fanInScale().factor(tf.zeros([18, 5]), perFilter())).toBeCloseTo(1 / 3, 15);
});

test("example: where three quarters of 8 weights are 0, √(2/2) = 1", () => {
  expect(fanInScale({ sparsity: 0.75 }).factor(tf.zeros([8, 5]), perFilter())).toBeCloseTo(1, 15);
});

for (const sparsity of [-0.1, 1, Number.NaN])
  test(`a sparsity of ${sparsity} is refused`, () => {
    expect(() => fanInScale({ sparsity })).toThrow(`sparsity must be a number ≥ 0 and < 1, got ${sparsity}`);
  });
