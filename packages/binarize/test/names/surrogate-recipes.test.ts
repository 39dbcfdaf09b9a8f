import { binarize, namedGradient, namedScale } from "@equal-bits/binarize";
import { type Recipe, recipe } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

onBackends(() => {
  test("example: in the middle of a training the error decay is 1 − tanh² w, at its end 10 (1 − tanh² 10 w)", () => {
    // fan-in 2, so the scale is √(2/2) = 1
    const slope = (x: number) => 1 - Math.tanh(x) ** 2;
    expectNear(backThrough(recipe("ede-equal-bits"), 0.5, [0.5, -1], [1, 2]), [slope(0.5), 2 * slope(1)]);
    expectNear(backThrough(recipe("ede-equal-bits"), 1, [0.5, -0.1], [1, 2]), [10 * slope(5), 20 * slope(1)]);
  });

  test("example: the error decay of small weights is the identity, then t times that, and peaks at 0 whatever the ratio", () => {
    for (const [progress, height] of [
      [0, 1],
      [0.5, 1],
      [1, 10],
    ])
      expectNear(
        backThrough(recipe("ede-equal-bits:1"), progress, [0, 1e-4], [1, -1]),
        [height, -height],
        1e-4,
      );
  });

  test("example: of two weights d apart, the Jacobian is that of tanh(d / ε)", () => {
    // as soft levels the two would be ±tanh(d / ε), whose slope at d = ε = 0.1 is (1 − tanh² 1) / 0.1 = 4.1997
    const slope = (1 - Math.tanh(1) ** 2) / 0.1;
    for (const progress of [0, 1]) {
      const back = backThrough(recipe("jacobian-equal-bits"), progress, [0.25, 0.15], [1, 0]);
      expectNear(back, [slope, -slope], 1e-3);
    }
  });

  test("for every filter: the Jacobian passes nothing that is the same for all of its weights", () => {
    const weights = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), {
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        weights,
        fc.constantFrom("0", "0.3", "0.5", "1"),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (latent, ratio, common) => {
          const same = latent.map(() => common);
          const back = backThrough(recipe(`jacobian-equal-bits:${ratio}`), 0.5, latent, same);
          expectNear(
            back,
            same.map(() => 0),
            1e-2,
          );
        },
      ),
    );
  });

  test("example: a weight 0.2 from the cut gets 1.3 thousandths of the gradient at the cut", () => {
    // of four weights that lie alike around 0, the sum of dL/db · d is 0, so each gets d_i alone; d is 4 s (1 − s) of its peak
    const [far, near] = backThrough(
      recipe("jacobian-equal-bits"),
      0,
      [0.2, 1e-6, -1e-6, -0.2],
      [1, 1, -1, -1],
    );
    expect(far / near).toBeCloseTo(4 / ((1 + Math.exp(8)) * (1 + Math.exp(-8))), 5);
  });
});

/** What comes back to the latent weights of one filter. */
function backThrough(found: Recipe, progress: number, latent: number[], upstream: number[]): number[] {
  const { quantizer, granularity, partsAt } = found;
  const { scale, gradient } = partsAt(progress);
  const parts = { granularity, scale: namedScale(scale), gradient: namedGradient(gradient) };
  return tf.tidy(() => {
    const back = tf.grad((w) => binarize(w, quantizer, parts));
    const shape: [number, number] = [latent.length, 1];
    return [...back(tf.tensor2d(latent, shape), tf.tensor2d(upstream, shape)).dataSync()];
  });
}

function expectNear(values: readonly number[], wanted: readonly number[], tolerance = 1e-5): void {
  expect(values).toHaveLength(wanted.length);
  for (const [i, value] of values.entries()) expect(Math.abs(value - wanted[i])).toBeLessThan(tolerance);
}
