import { binarize, otJacobianGradient, unitScale } from "@equal-bits/binarize";
import { apportion, perTensor, type Quantizer } from "@equal-bits/core";
import { entropicAtoms, entropicPullback } from "@equal-bits/ot";
import { equalBits, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 24, maxLength: 24 });

/** dL/dw of one filter through `binarize`. */
function gradientOf(w: Float32Array, upstream: Float32Array, quantizer: Quantizer, epsilon: number) {
  return tf.tidy(() => {
    const [x, dy] = [w, upstream].map((values) => tf.tensor2d(values, [values.length, 1]));
    const options = { scale: unitScale(), gradient: otJacobianGradient(epsilon) };
    return tf
      .grad((latent: tf.Tensor) => tf.mul(binarize(latent, quantizer, options), dy))(x)
      .dataSync();
  });
}

onBackends(() => {
  test("for every filter, ratio and ε: the pullback of entropic transport", () => {
    fc.assert(
      fc.property(
        numbers,
        numbers,
        fc.constantFrom(0.5, 0.3, 0.9),
        fc.constantFrom(10, 1, 0.1, 0.01),
        (weights, upstream, ratio, epsilon) => {
          const [w, g] = [Float32Array.from(weights), Float32Array.from(upstream)];
          const share = apportion(24, [1 - ratio, ratio])[1] / 24;
          const plan = entropicAtoms(w, [-1, 1], [1 - share, share], { epsilon, tolerance: 1e-13 });
          const wanted = entropicPullback(plan, Float64Array.from(g), new Float64Array(24));
          const tolerance = 1e-5 * (1 + Math.max(...wanted.map(Math.abs)));
          gradientOf(w, g, equalBits(ratio), epsilon).forEach((value, i) => {
            expect(Math.abs(value - wanted[i])).toBeLessThan(tolerance);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test("for a gradient that is the same for all weights: nothing is left of it", () => {
    const w = Float32Array.from({ length: 24 }, (_, i) => Math.sin(i));
    const got = gradientOf(w, new Float32Array(24).fill(3), equalBits(), 0.5);
    for (const value of got) expect(Math.abs(value)).toBeLessThan(1e-5);
  });

  test("for weights of any size, ties and counts of none and all: finite", () => {
    const w = Float32Array.from([0, -0, 1e-45, 1, 1, 3e38, -3e38, 1e30]);
    for (const ratio of [0, 0.5, 1])
      for (const epsilon of [1e-3, 1, 1e3]) {
        const got = gradientOf(w, new Float32Array(8).fill(1), equalBits(ratio), epsilon);
        expect(got.every(Number.isFinite)).toBe(true);
      }
  });
});

test("a rule without counts, and an activation, are refused", () => {
  const [x, gradient] = [tf.tensor2d([1, 2], [2, 1]), otJacobianGradient(1)];
  expect(() => gradient.apply(x, x, { levels: x, granularity: perTensor(), quantizer: sign() })).toThrow(
    "quantizer must have two levels and promise counts, got sign",
  );
  expect(() => gradient.apply(x, x, { levels: x, granularity: perTensor() })).toThrow("got none");
});

for (const epsilon of [0, -1, Number.NaN])
  test(`an ε of ${epsilon} is refused`, () => {
    expect(() => otJacobianGradient(epsilon)).toThrow(`epsilon must be a finite number > 0, got ${epsilon}`);
  });
