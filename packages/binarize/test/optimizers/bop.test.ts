import { BopOptimizer, bop } from "@equal-bits/binarize";
import { ensureGradients } from "@equal-bits/tfjs-gradients";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

afterEach(() => {
  tf.disposeVariables();
});

/** One step with a given gradient. */
function step(optimizer: tf.Optimizer, w: tf.Variable, gradient: readonly number[]): void {
  tf.tidy(() => {
    optimizer.applyGradients({ [w.name]: tf.tensor(gradient as number[], w.shape) });
  });
}

onBackends(() => {
  test("example: γ = ½, τ = 0.3: a weight flips once the average has pushed against it hard enough", () => {
    const w = tf.variable(tf.tensor1d([1, 1, -1, -1]));
    const optimizer = bop({ gamma: 0.5, threshold: 0.3 });
    step(optimizer, w, [0.5, -9, -0.5, 0.5]); // averages ±0.25: none beyond 0.3 but −4.5, which pushes the right way
    expect([...w.dataSync()]).toEqual([1, 1, -1, -1]);
    step(optimizer, w, [0.5, 0, -0.5, 0]); // averages 0.375, −2.25, −0.375, 0.125
    expect([...w.dataSync()]).toEqual([-1, 1, 1, -1]);
    optimizer.dispose();
  });

  test("example: an optimizer may be given its own state", async () => {
    const w = tf.variable(tf.tensor1d([1, -1]));
    const optimizer = bop({ gamma: 0.5, threshold: 0.3 });
    step(optimizer, w, [0.5, -0.25]);
    await optimizer.setWeights(await optimizer.getWeights());
    const [, average] = await optimizer.getWeights();
    expect([...average.tensor.dataSync()]).toEqual([0.25, -0.125]);
    step(optimizer, w, [0.5, 0]);
    expect([...w.dataSync()]).toEqual([-1, -1]);
    optimizer.dispose();
  });

  test("for every run of gradients: weights and averages of the published rule", () => {
    const gradients = fc.array(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
    );
    fc.assert(
      fc.property(gradients, (steps) => {
        const w = tf.variable(tf.tensor1d([1, -1, 1, -1, 1, -1]));
        const optimizer = bop({ gamma: 0.25, threshold: 0.01 });
        const [expected, averages] = [[1, -1, 1, -1, 1, -1], new Float32Array(6)];
        for (const gradient of steps) {
          step(optimizer, w, gradient);
          gradient.forEach((g, i) => {
            averages[i] = Math.fround(averages[i] * 0.75) + Math.fround(Math.fround(g) * 0.25);
            if (expected[i] * averages[i] > Math.fround(0.01)) expected[i] *= -1;
          });
          expect([...w.dataSync()]).toEqual(expected);
        }
        optimizer.dispose();
        w.dispose();
      }),
      { numRuns: 100 },
    );
  });

  test("for a thousand steps of minimize: no tensor is left behind, and the loss falls", () => {
    ensureGradients();
    const w = tf.variable(tf.fill([20, 1], -1));
    const [x, y] = [
      tf.randomNormal([50, 20], 0, 1, "float32", 1),
      tf.randomNormal([20, 1], 0, 1, "float32", 2),
    ];
    const target = tf.matMul(x, tf.sign(y));
    const loss = (): tf.Scalar => tf.mean(tf.squaredDifference(tf.matMul(x, w as tf.Tensor2D), target));
    const optimizer = bop({ gamma: 0.1, threshold: 0.01 });
    const first = loss().dataSync()[0];
    optimizer.minimize(loss, false, [w]);
    const { numTensors, numBytes } = tf.memory();
    for (let i = 0; i < 1000; i++) optimizer.minimize(loss, false, [w]);
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    expect(loss().dataSync()[0]).toBeLessThan(first / 10);
    expect(w.dataSync().every((level) => Math.abs(level) === 1)).toBe(true);
    optimizer.dispose();
  });

  test("for a run that is saved half-way: it goes on to the same weights", async () => {
    const gradients = Array.from({ length: 8 }, (_, i) => [Math.sin(i), Math.cos(i), Math.sin(3 * i)]);
    const [whole, resumed] = [0, 1].map(() => tf.variable(tf.tensor1d([1, -1, 1])));
    const optimizer = bop({ gamma: 0.5, threshold: 0.1 });
    for (const gradient of gradients) step(optimizer, whole, gradient);

    const before = bop({ gamma: 0.5, threshold: 0.1 });
    for (const gradient of gradients.slice(0, 4)) step(before, resumed, gradient);
    const after = tf.serialization.SerializationMap.getMap().classNameMap[before.getClassName()];
    const restored = after[1](after[0], before.getConfig()) as BopOptimizer;
    await restored.setWeights(await before.getWeights());
    for (const gradient of gradients.slice(4)) step(restored, resumed, gradient);

    expect(resumed.dataSync()).toEqual(whole.dataSync());
    expect([restored.iterations, restored.gamma, restored.threshold]).toEqual([8, 0.5, 0.1]);
  });
});

for (const [options, message] of [
  [{ gamma: 0 }, "gamma must be a number > 0 and ≤ 1, got 0"],
  [{ gamma: Number.NaN }, "gamma must be a number > 0 and ≤ 1, got NaN"],
  [{ threshold: -1 }, "threshold must be a finite number ≥ 0, got -1"],
] as const)
  test(`${JSON.stringify(options)} is refused`, () => {
    expect(() => new BopOptimizer(options)).toThrow(message);
  });
