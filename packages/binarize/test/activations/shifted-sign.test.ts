import { approxSignGradient, clippedGradient, shiftedSign } from "@equal-bits/binarize";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

onBackends(() => {
  test("example: +1 where x ≥ shift of its channel", () => {
    const x = tf.tensor2d([0, 0, 0.5, -1, -0.25, 2], [3, 2]);
    expect([...shiftedSign(x, tf.tensor1d([0.5, -1])).dataSync()]).toEqual([-1, 1, 1, 1, -1, 1]);
  });

  test("for every batch: x gets ApproxSign's gradient at x − shift, and a shift minus their sum over its channel", () => {
    const thousandths = fc.integer({ min: -2000, max: 2000 }).map((value) => value / 1000);
    fc.assert(
      fc.property(
        fc.array(thousandths, { minLength: 12, maxLength: 12 }),
        fc.array(thousandths, { minLength: 3, maxLength: 3 }),
        (values, shifts) => {
          tf.tidy(() => {
            const [x, shift] = [tf.tensor4d(values, [2, 1, 2, 3]), tf.tensor1d(shifts)];
            const [ofX, ofShift] = tf.grads((input: tf.Tensor, at: tf.Tensor) => shiftedSign(input, at))([
              x,
              shift,
            ]);
            const slopes = values.map((value, i) => Math.max(0, 2 - 2 * Math.abs(value - shifts[i % 3])));
            ofX.dataSync().forEach((value, i) => {
              expect(value).toBeCloseTo(slopes[i], 4);
            });
            ofShift.dataSync().forEach((value, channel) => {
              const sum = slopes.reduce((total, slope, i) => total + (i % 3 === channel ? slope : 0), 0);
              expect(value).toBeCloseTo(-sum, 4);
            });
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test("example: another surrogate gradient is used as given", () => {
    const x = tf.tensor2d([0.9, 3], [1, 2]);
    const slopes = (gradient = approxSignGradient()) => [
      ...tf
        .grad((input: tf.Tensor) => shiftedSign(input, tf.tensor1d([0, 2]), gradient))(x)
        .dataSync(),
    ];
    expect(slopes(clippedGradient(1))).toEqual([1, 1]);
    expect(slopes()).toEqual([expect.closeTo(0.2, 6), 0]);
  });
});

test("a shift that does not fit the channels is refused", () => {
  expect(() => shiftedSign(tf.zeros([4, 3]), tf.zeros([4]))).toThrow(
    "shift must have shape [3], the last axis of x, got [4]",
  );
  expect(() => shiftedSign(tf.zeros([4, 3]), tf.zeros([1, 3]))).toThrow("got [1, 3]");
});
