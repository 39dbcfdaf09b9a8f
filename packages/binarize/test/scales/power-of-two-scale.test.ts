import { powerOfTwoScale } from "@equal-bits/binarize";
import { perFilter, perGroup, perTensor } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

/** Factors of a layer of one weight a filter, whose mean magnitude is the weight's. */
function factorsOf(...weights: number[]): number[] {
  return tf.tidy(() => {
    const factor = powerOfTwoScale().factor(tf.tensor2d(weights, [1, weights.length]), perFilter());
    return [...(factor as tf.Tensor).dataSync()]; // never a number
  });
}

onBackends(() => {
  test("example: 1, 1.4, 1.5, −3, 0.7 and 0.71 give 1, 1, 2, 4, ½ and 1; 0 gives 1", () => {
    expect(factorsOf(1, 1.4, 1.5, -3, 0.7, 0.71, 0)).toEqual([1, 1, 2, 4, 0.5, 1, 1]);
  });

  test("for every magnitude: the power of two that is nearest on the logarithmic axis, exactly", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-30, max: 1e30, noNaN: true }), { minLength: 1 }), (values) => {
        const weights = values.map(Math.fround);
        expect(factorsOf(...weights)).toEqual(weights.map((value) => 2 ** Math.round(Math.log2(value))));
      }),
      { numRuns: 300 },
    );
  });

  test("example: one factor for a tensor, one for each group", () => {
    const w = tf.tensor2d([1, 2, 1, 2, 4, 8, 4, 8], [4, 2]);
    const ofTensor = powerOfTwoScale().factor(w, perTensor()) as tf.Tensor; // never a number
    const ofGroups = powerOfTwoScale().factor(w, perGroup(2)) as tf.Tensor;
    expect([...ofTensor.dataSync()]).toEqual([4]);
    expect([...ofGroups.dataSync()]).toEqual([1, 2, 1, 2, 4, 8, 4, 8]);
  });
});
