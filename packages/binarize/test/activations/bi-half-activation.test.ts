import { biHalfActivation } from "@equal-bits/binarize";
import { latentWeights } from "@equal-bits/laws";
import { equalBits } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

function bitsOf(values: ArrayLike<number>, units: number): number[] {
  return tf.tidy(() => {
    const x = tf.tensor2d(Float32Array.from(values), [values.length / units, units]);
    return [...biHalfActivation(x).dataSync()];
  });
}

onBackends(() => {
  test("example: two units of a batch of three; ⌈3/2⌉ get +1, equal ones in the order of the batch", () => {
    expect(bitsOf([1, 5, 3, 5, 2, 5], 2)).toEqual([-1, 1, 1, 1, 1, -1]);
  });

  test("for every batch, with ties: as many +1 as equal bits of ½ has, in the same places", () => {
    fc.assert(
      fc.property(latentWeights({ longest: 60 }), fc.integer({ min: 1, max: 4 }), (values, units) => {
        const batch = Math.floor(values.length / units);
        if (batch === 0) return;
        const bits = bitsOf(values.slice(0, batch * units), units);
        for (let unit = 0; unit < units; unit++) {
          const column = values.slice(0, batch * units).filter((_, i) => i % units === unit);
          const levels = equalBits().assign(column, new Uint8Array(batch));
          expect(bits.filter((_, i) => i % units === unit)).toEqual(
            Array.from(levels, (level) => 2 * level - 1),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test("for every batch: shift and scale of a unit leave its bits unchanged", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1 }), (values) => {
        // powers of two and whole numbers, so that float32 keeps every difference
        expect(
          bitsOf(
            values.map((value) => value * 4 + 17),
            1,
          ),
        ).toEqual(bitsOf(values, 1));
      }),
      { numRuns: 300 },
    );
  });

  test("for feature maps: each place of each channel is a unit", () => {
    const x = tf.randomNormal([4, 3, 3, 2], 5, 1, "float32", 1);
    for (const sum of tf.sum(biHalfActivation(x), 0).dataSync()) expect(sum).toBe(0);
  });

  test("example: the gradient is g + γ (x − b) / numel", () => {
    const x = tf.tensor2d([3, -1], [2, 1]);
    const gradient = tf.grad((input: tf.Tensor) => tf.mul(biHalfActivation(input, { gamma: 6 }), 5))(x);
    expect([...gradient.dataSync()]).toEqual([5 + (6 * 2) / 2, 5]);
  });

  test("example: another ratio by another rule", () => {
    const x = tf.tensor2d([1, 2, 3, 4], [4, 1]);
    const bits = biHalfActivation(x, { quantizer: equalBits(0.25) });
    expect([...bits.dataSync()]).toEqual([-1, -1, -1, 1]);
  });
});

test("a scalar, a γ below 0 and a NaN are refused", () => {
  expect(() => biHalfActivation(tf.tensor1d([1, Number.NaN]))).toThrow("must be finite, got NaN at index 1");
  expect(() => biHalfActivation(tf.scalar(1))).toThrow("x must have a batch axis, got a scalar");
  expect(() => biHalfActivation(tf.zeros([2]), { gamma: -1 })).toThrow("gamma must be a finite number ≥ 0");
});
