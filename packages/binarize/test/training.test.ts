import { binarize, namedGradient, type SurrogateGradient, unitScale } from "@equal-bits/binarize";
import type { Quantizer } from "@equal-bits/core";
import { equalBits, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import { afterEach, expect, test } from "vitest";
import { onBackends } from "./on-backends.js";

const [inputs, filters, steps] = [18, 4, 60];

afterEach(() => {
  tf.disposeVariables();
});

/** What stays the same through a training run. */
interface Run {
  readonly quantizer: Quantizer;
  readonly gradient?: SurrogateGradient;
  /** What the latent weights and the learning rate start from, times this. Default 1. */
  readonly times?: number;
  /** What the latent weights start with, plus this. Default 0. */
  readonly plus?: number;
}

/** The levels at each step of a regression by SGD with momentum. */
function levelsOfRun({
  quantizer,
  gradient = namedGradient("identity"),
  times = 1,
  plus = 0,
}: Run): Float32Array[] {
  const x = tf.randomNormal([64, inputs], 0, 1, "float32", 1);
  const y = tf.randomNormal([64, filters], 0, 1, "float32", 2);
  const w = tf.variable(
    tf.add(tf.mul(tf.randomNormal([inputs, filters], 0, 0.125, "float32", 3), times), plus),
  );
  const optimizer = tf.train.momentum(0.0625 * times, 0.875);
  const levels = (): tf.Tensor => binarize(w, quantizer, { scale: unitScale(), gradient });
  const loss = (): tf.Scalar => tf.mean(tf.squaredDifference(tf.matMul(x, levels() as tf.Tensor2D), y));
  return Array.from({ length: steps }, () => {
    optimizer.minimize(loss, false, [w]);
    return tf.tidy(() => levels().dataSync<"float32">());
  });
}

function filterOf(levels: Float32Array, filter: number): Float32Array {
  return levels.filter((_, i) => i % filters === filter);
}

onBackends(() => {
  for (const quantizer of [equalBits(), equalBits(0.3), sign()])
    test(`for learning rate and latent weights times four: ${quantizer.name} trains to the same bits at every step`, () => {
      const run = levelsOfRun({ quantizer });
      expect(levelsOfRun({ quantizer, times: 4 })).toEqual(run);
      expect(run[steps - 1]).not.toEqual(run[0]);
    });

  test("for clipped gradients the same does not hold, so the law above can fail", () => {
    const clipped = { quantizer: equalBits(), gradient: namedGradient("clipped(0.25)") };
    expect(levelsOfRun({ ...clipped, times: 4 })).not.toEqual(levelsOfRun(clipped));
  });

  test("for latent weights moved by a quarter: equal bits start from the same bits, sign does not", () => {
    const first = (run: Run): Float32Array => levelsOfRun(run)[0];
    expect(first({ quantizer: equalBits(), plus: 0.25 })).toEqual(first({ quantizer: equalBits() }));
    expect(first({ quantizer: sign(), plus: 0.25 })).not.toEqual(first({ quantizer: sign() }));
  });

  for (const gradient of ["identity", "clipped(1)", "ede(3,1)", "ot-jacobian(0.1)", "transport(1,identity)"])
    test(`for every step with the gradient ${gradient}: flips balance within each filter`, () => {
      const run = levelsOfRun({ quantizer: equalBits(), gradient: namedGradient(gradient) });
      let flips = 0;
      for (let step = 1; step < steps; step++)
        for (let filter = 0; filter < filters; filter++) {
          const [before, after] = [run[step - 1], run[step]].map((levels) => filterOf(levels, filter));
          const moves = after.map((level, i) => level - before[i]);
          flips += moves.filter((move) => move !== 0).length;
          expect(moves.filter((move) => move > 0).length).toBe(moves.filter((move) => move < 0).length);
        }
      expect(flips).toBeGreaterThan(0);
    });
});
