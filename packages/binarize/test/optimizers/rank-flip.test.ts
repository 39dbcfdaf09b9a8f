import { RankFlipOptimizer, rankFlip } from "@equal-bits/binarize";
import { type Granularity, groupsOf, perFilter, perGroup, perTensor, readGroup } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

const shape = [2, 3, 4];

afterEach(() => {
  tf.disposeVariables();
});

function step(optimizer: tf.Optimizer, w: tf.Variable, gradient: Float32Array): void {
  tf.tidy(() => {
    optimizer.applyGradients({ [w.name]: tf.tensor(gradient, w.shape) });
  });
}

/** What one step must flip in a group, at γ = 1: by sorting. */
function flippedOf(weights: Float32Array, gradient: Float32Array, threshold: number): Float32Array {
  const gains = weights.map((weight, i) => weight * gradient[i]);
  const sides = [1, -1].map((side) =>
    [...weights.keys()]
      .filter((i) => weights[i] === side && gains[i] > threshold)
      .sort((a, b) => gains[b] - gains[a] || a - b),
  );
  const count = Math.min(...sides.map((side) => side.length));
  const flips = new Set(sides.flatMap((side) => side.slice(0, count)));
  return weights.map((weight, i) => (flips.has(i) ? -weight : weight));
}

onBackends(() => {
  test("example: of three pushed down and one pushed up, the hardest pushed of the three goes with the one", () => {
    const w = tf.variable(tf.tensor2d([1, 1, 1, -1, -1], [5, 1]));
    const optimizer = rankFlip({ gamma: 1, threshold: 0.1 });
    step(optimizer, w, Float32Array.from([2, 3, 1, -1, 1]));
    expect([...w.dataSync()]).toEqual([1, -1, 1, 1, -1]);
  });

  test("for every step of a run and granularity: as many flips down as up in each group, the hardest pushed", () => {
    const levels = fc.array(fc.constantFrom(-1, 1), { minLength: 24, maxLength: 24 });
    const gradients = fc.array(fc.constantFrom(-2, -1, -0.5, 0, 0.5, 1, 2), { minLength: 24, maxLength: 24 });
    const granularities = fc.constantFrom<Granularity>(perFilter(), perTensor(), perGroup(3));
    fc.assert(
      fc.property(levels, fc.array(gradients, { maxLength: 4 }), granularities, (start, run, granularity) => {
        const w = tf.variable(tf.tensor(start, shape));
        const optimizer = rankFlip({ gamma: 1, threshold: 0.5, granularity });
        const layout = groupsOf(shape, granularity);
        const groupsIn = (values: Float32Array): Float32Array[] =>
          Array.from({ length: layout.groups }, (_, group) =>
            readGroup(values, layout, group, new Float32Array(layout.size)).slice(),
          );
        for (const values of run) {
          const gradient = Float32Array.from(values);
          const before = groupsIn(w.dataSync<"float32">());
          step(optimizer, w, gradient);
          groupsIn(w.dataSync<"float32">()).forEach((after, group) => {
            expect(after).toEqual(flippedOf(before[group], groupsIn(gradient)[group], 0.5));
            const sum = (all: Float32Array): number => all.reduce((total, value) => total + value, 0);
            expect(sum(after)).toBe(sum(before[group]));
          });
        }
        optimizer.dispose();
        w.dispose();
      }),
      { numRuns: 150 },
    );
  });

  test("for a thousand steps: no tensor is left behind, and every filter keeps its counts", () => {
    const w = tf.variable(tf.tidy(() => tf.sign(tf.randomNormal([3, 3, 2, 4], 0, 1, "float32", 1))));
    const sums = tf.sum(w, [0, 1, 2]).dataSync();
    const optimizer = rankFlip({ gamma: 0.1, threshold: 0.01 });
    const gradient = Float32Array.from({ length: 72 }, (_, i) => Math.sin(i));
    step(optimizer, w, gradient);
    const { numTensors, numBytes } = tf.memory();
    for (let i = 0; i < 1000; i++)
      step(
        optimizer,
        w,
        gradient.map((value) => value * Math.cos(i)),
      );
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    expect(tf.sum(w, [0, 1, 2]).dataSync()).toEqual(sums);
    optimizer.dispose();
  });
});

test("example: its configuration makes it again", () => {
  const optimizer = rankFlip({ gamma: 0.5, threshold: 0.1, granularity: perGroup(9) });
  const again = new RankFlipOptimizer(JSON.parse(JSON.stringify(optimizer.getConfig())));
  expect(again.getConfig()).toEqual(optimizer.getConfig());
  expect(again.granularity).toEqual(perGroup(9));
});

test("a γ above 1 and a broken granularity are refused", () => {
  expect(() => rankFlip({ gamma: 2 })).toThrow("gamma must be a number > 0 and ≤ 1, got 2");
  expect(() => rankFlip({ granularity: { kind: "perGroup", size: 0 } })).toThrow("group size must be");
  const saved = { ...rankFlip().getConfig(), granularity: { kind: "perRow" } };
  expect(() => new RankFlipOptimizer(saved as never)).toThrow(
    'granularity must be perTensor(), perFilter() or perGroup(size), got kind "perRow"',
  ); // of no type, as out of a file
});
