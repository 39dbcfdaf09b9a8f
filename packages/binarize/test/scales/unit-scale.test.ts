import { unitScale } from "@equal-bits/binarize";
import { perFilter } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { expect, test } from "vitest";

test("example: the unit scale is 1 for every shape", () => {
  expect(unitScale().factor(tf.zeros([3, 3, 2, 64]), perFilter())).toBe(1);
});
