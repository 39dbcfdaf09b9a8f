import { binarize, clippedGradient, entropicRelaxation, unitScale } from "@equal-bits/binarize";
import {
  apportion,
  centred,
  DomainError,
  MassMismatchError,
  perFilter,
  perGroup,
  perTensor,
  type Quantizer,
  ShapeError,
} from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { entropicAtoms } from "@equal-bits/ot";
import { equalBits, sign, ternary } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

const plain = { scale: unitScale() };
const ratios = fc.constantFrom(0, 0.3, 0.5, 0.9, 1);
const epsilons = fc.constantFrom(100, 1, 0.1, 0.01, 1e-4);

function softLevels(w: Float32Array, quantizer: Quantizer, epsilon: number): Float32Array {
  return tf.tidy(() => {
    const options = { ...plain, relaxation: entropicRelaxation(epsilon) };
    return binarize(tf.tensor2d(w, [w.length, 1]), quantizer, options).dataSync<"float32">();
  });
}

function countOf(size: number, ratio: number): number {
  return apportion(size, [1 - ratio, ratio])[1];
}

onBackends(() => {
  test("for every filter of ordinary weights, ratio and ε: the barycentric projection, its mean the ratio to 1e-6", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 40 }),
        ratios,
        epsilons,
        (values, ratio, epsilon) => {
          const w = Float32Array.from(values);
          const [size, count] = [w.length, countOf(w.length, ratio)];
          const got = softLevels(w, equalBits(ratio), epsilon);
          const mean = got.reduce((sum, level) => sum + level, 0) / size;
          expect(Math.abs(mean - (2 * count - size) / size)).toBeLessThan(1e-6);
          const shares = [1 - count / size, count / size];
          const { projection } = entropicAtoms(w, [-1, 1], shares, { epsilon, tolerance: 1e-13 });
          got.forEach((level, i) => {
            expect(Math.abs(level - projection[i])).toBeLessThan(1e-5);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test("for every filter, of any finite weights: levels within −1 … 1, in the order of the weights", () => {
    fc.assert(
      fc.property(latentWeights({ longest: 40 }), ratios, epsilons, (w, ratio, epsilon) => {
        const got = softLevels(w, equalBits(ratio), epsilon);
        expect(got.every((level) => level >= -1 && level <= 1)).toBe(true);
        const order = [...w.keys()].sort((a, b) => w[a] - w[b]);
        for (let i = 1; i < order.length; i++)
          expect(got[order[i]]).toBeGreaterThanOrEqual(got[order[i - 1]]);
      }),
      { numRuns: 200 },
    );
  });

  test("for weights without ties, as ε falls: the levels of the rule", () => {
    const w = Float32Array.from({ length: 50 }, (_, i) => Math.sin(i * i));
    const hard = Float32Array.from(equalBits(0.3).assign(w, new Uint8Array(50)), (level) => 2 * level - 1);
    expect(softLevels(w, equalBits(0.3), 1e-5)).toEqual(hard);
  });

  test("for every direction: its own gradient is the derivative of its levels", () => {
    const options = { ...plain, relaxation: entropicRelaxation(2) };
    const w = tf.randomNormal([3, 3, 2, 2], 0, 1, "float32", 1);
    const direction = tf.randomNormal([3, 3, 2, 2], 0, 1, "float32", 2);
    const dy = tf.randomNormal([3, 3, 2, 2], 0, 1, "float32", 3);
    for (const granularity of [perTensor(), perGroup(6)]) {
      const levels = (x: tf.Tensor) => binarize(x, equalBits(0.3), { ...options, granularity });
      const along = tf.sum(tf.mul(tf.grad((x) => tf.mul(levels(x), dy))(w), direction)).dataSync()[0];
      const moved = (by: number) => tf.sum(tf.mul(levels(tf.add(w, tf.mul(direction, by))), dy));
      const difference = tf.sub(moved(0.01), moved(-0.01)).dataSync()[0] / 0.02;
      expect(Math.abs(along - difference)).toBeLessThan(1e-2 * (1 + Math.abs(along)));
    }
  });

  test("example: another gradient may stand behind it", () => {
    const options = { ...plain, relaxation: entropicRelaxation(1), gradient: clippedGradient(1) };
    const gradient = tf.grad((x) => binarize(x, equalBits(), options))(tf.tensor2d([0.5, 2], [2, 1]));
    expect([...gradient.dataSync()]).toEqual([1, 0]);
  });

  test("for counts that differ from group to group, and for centred levels: each group's own", () => {
    const uneven: Quantizer = {
      ...equalBits(),
      name: "uneven",
      layerCounts: () => Int32Array.from([3, 1, 1, 3]),
      valueRule: { kind: "centred", values: [-1, 1] },
    };
    const w = tf.tensor2d([1, 1, 2, 2, 3, 3, 4, 4], [4, 2]);
    const levels = binarize(w, uneven, { ...plain, relaxation: entropicRelaxation(1e-3) }).arraySync();
    const [few, many] = [centred([-1, 1], [3, 1]), centred([-1, 1], [1, 3])];
    const wanted = [
      [few[0], many[0]],
      [few[0], many[1]],
      [few[0], many[1]],
      [few[1], many[1]],
    ];
    levels.forEach((row, i) => {
      row.forEach((level, j) => {
        expect(level).toBeCloseTo(wanted[i][j], 5);
      });
    });
  });

  test("for a hundred steps with gradients: no tensor is left behind", () => {
    const w = tf.randomNormal([3, 3, 4, 4], 0, 1, "float32", 3);
    const options = { ...plain, relaxation: entropicRelaxation(0.1) };
    const step = tf.grad((x: tf.Tensor) => binarize(x, equalBits(), options));
    step(w).dispose();
    const { numTensors, numBytes } = tf.memory();
    for (let i = 0; i < 100; i++) step(w).dispose();
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
  });
});

test("a rule without counts, and one of three levels, are refused", () => {
  const options = { relaxation: entropicRelaxation(1) };
  for (const rule of [sign(), ternary()])
    expect(() => binarize(tf.zeros([4, 1]), rule, options)).toThrow(
      `quantizer must have two levels and promise counts, got ${rule.name}`,
    );
});

const broken: readonly [Partial<Quantizer>, new (message: string) => Error, string][] = [
  [{ counts: () => [3, 3] }, MassMismatchError, "counts must sum to 4, the number of weights, got 6"],
  [{ counts: () => [5, -1] }, DomainError, "counts[0] must be a whole number from 0 to 4"],
  [{ counts: () => [4] }, ShapeError, "the counts of broken must be 2 numbers, got [4]"],
  [
    { layerCounts: () => Int32Array.of(2, 2) },
    ShapeError,
    "the layer counts of broken must be 2 × 2 numbers",
  ],
];
for (const [promise, type, message] of broken)
  test(`a rule that promises no counts of the groups is refused: ${message}`, () => {
    const rule = { ...equalBits(), name: "broken", ...promise };
    const call = () => entropicRelaxation(1).apply(tf.zeros([4, 2]), rule, perFilter());
    expect(call).toThrow(type);
    expect(call).toThrow(message);
  });

for (const epsilon of [0, Number.NaN, Number.POSITIVE_INFINITY])
  test(`an ε of ${epsilon} is refused`, () => {
    expect(() => entropicRelaxation(epsilon)).toThrow(`epsilon must be a finite number > 0, got ${epsilon}`);
  });
