import { rprelu } from "@equal-bits/binarize";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

const thousandths = fc.integer({ min: -2000, max: 2000 }).map((value) => value / 1000);

function numbers(count: number) {
  return fc.array(thousandths, { minLength: count, maxLength: count });
}

onBackends(() => {
  test("example: γ = 1, ζ = 10, slope ½: 3 → 12, 1 → 10, −1 → 9", () => {
    const [gamma, zeta, slope] = [[1], [10], [0.5]].map((value) => tf.tensor1d(value));
    const x = tf.tensor2d([3, 1, -1], [3, 1]);
    expect([...rprelu(x, { gamma, zeta, slope }).dataSync()]).toEqual([12, 10, 9]);
  });

  test("for every batch: value and gradients of x, γ, ζ and slope as the formula says", () => {
    fc.assert(
      fc.property(numbers(8), numbers(2), numbers(2), numbers(2), (values, gammas, zetas, slopes) => {
        tf.tidy(() => {
          const x = tf.tensor2d(values, [4, 2]);
          const [gamma, zeta, slope] = [gammas, zetas, slopes].map((all) => tf.tensor1d(all));
          const f = (...[input, g, z, s]: tf.Tensor[]) => rprelu(input, { gamma: g, zeta: z, slope: s });
          const got = f(x, gamma, zeta, slope).dataSync();
          const wanted = { x: new Array(8).fill(0), gamma: [0, 0], zeta: [0, 0], slope: [0, 0] };
          values.forEach((value, i) => {
            const channel = i % 2;
            const past = Math.fround(Math.fround(value) - Math.fround(gammas[channel]));
            const rate = past > 0 ? 1 : slopes[channel];
            expect(got[i]).toBeCloseTo(rate * past + zetas[channel], 5);
            wanted.x[i] = rate;
            wanted.gamma[channel] -= rate;
            wanted.zeta[channel] += 1;
            if (!(past > 0)) wanted.slope[channel] += past;
          });
          const grads = tf.grads(f)([x, gamma, zeta, slope]);
          Object.values(wanted).forEach((all, part) => {
            all.forEach((value, i) => {
              expect(grads[part].dataSync()[i]).toBeCloseTo(value, 4);
            });
          });
        });
      }),
      { numRuns: 200 },
    );
  });
});

test("a parameter that does not fit the channels is refused", () => {
  const [x, right, wrong] = [tf.zeros([4, 3]), tf.zeros([3]), tf.zeros([2])];
  const parameters = { gamma: right, zeta: right, slope: right };
  for (const what of ["gamma", "zeta", "slope"])
    expect(() => rprelu(x, { ...parameters, [what]: wrong })).toThrow(
      `${what} must have shape [3], the last axis of x, got [2]`,
    );
});
