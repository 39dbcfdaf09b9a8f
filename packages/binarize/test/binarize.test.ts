import { binarize, clippedGradient, fanInScale, namedGradient, unitScale } from "@equal-bits/binarize";
import {
  apportion,
  groupsOf,
  perFilter,
  perGroup,
  perTensor,
  type Quantizer,
  quantizeGroups,
} from "@equal-bits/core";
import { latentWeights, quantizerLaws } from "@equal-bits/laws";
import { equalBits, recipes, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";

const plain = { scale: unitScale() };

/** The operation as a quantizer again, so that the laws can be put to every backend. */
function throughTensors(quantizer: Quantizer): Quantizer {
  return {
    ...quantizer,
    assign: (weights, out) => {
      if (out.length !== weights.length) return quantizer.assign(weights, out);
      const levels = tf.tidy(() =>
        binarize(tf.tensor2d(weights, [weights.length, 1]), quantizer, plain).dataSync(),
      );
      out.set(Array.from(levels, (level) => quantizer.values(weights, out).indexOf(level)));
      return out;
    },
  };
}

for (const backend of ["cpu", "wasm"])
  describe(`on tfjs's ${backend} backend`, () => {
    beforeAll(async () => {
      await tf.setBackend(backend);
    });

    for (const [quantizer, shares] of [
      [equalBits(), [0.5, 0.5]],
      [equalBits(0.3), [0.7, 0.3]],
      [equalBits(1), [0, 1]],
      [sign(), undefined],
    ] as const)
      describe(quantizer.name, () => {
        const options = shares === undefined ? {} : { shares };
        for (const law of quantizerLaws(throughTensors(quantizer), options)) test(law.name, law.check);
      });

    test("for every convolution filter bank and granularity: the bits of the typed-array rule", () => {
      fc.assert(
        fc.property(latentWeights({ longest: 400 }), fc.integer({ min: 1, max: 5 }), (values, filters) => {
          const fanIn = Math.floor(values.length / filters / 2) * 2;
          const shape: [number, number, number, number] = [1, 2, fanIn / 2, filters];
          const weights = values.slice(0, fanIn * filters);
          for (const granularity of [perFilter(), perTensor(), perGroup(2)]) {
            const wanted = new Float32Array(weights.length);
            quantizeGroups(equalBits(0.3), weights, groupsOf(shape, granularity), wanted);
            const got = tf.tidy(() =>
              binarize(tf.tensor4d(weights, shape), equalBits(0.3), { ...plain, granularity }).dataSync(),
            );
            expect(got).toEqual(wanted);
          }
        }),
        { numRuns: 300 },
      );
    });

    test("example: every filter of a [3, 3, 2, 4] layer has the apportioned count of +1, scaled by √(2/18)", () => {
      const levels = tf.tidy(() =>
        binarize(tf.randomNormal([3, 3, 2, 4], 0, 1, "float32", 7), equalBits(0.3)).dataSync(),
      );
      const scale = Math.fround(Math.sqrt(2 / 18));
      for (let filter = 0; filter < 4; filter++) {
        const column = levels.filter((_, i) => i % 4 === filter);
        expect(column.filter((level) => level === scale).length).toBe(apportion(18, [0.7, 0.3])[1]);
        expect(column.every((level) => Math.abs(level) === scale)).toBe(true);
      }
    });

    test("the straight-through gradient is the output's gradient times the scale", () => {
      const w = tf.tensor2d([0.5, -3, 0.1, 2], [4, 1]);
      const dy = tf.tensor2d([1, 2, 3, 4], [4, 1]);
      const gradient = tf.grad((x: tf.Tensor) => tf.mul(binarize(x, equalBits()), dy))(w);
      const scale = fanInScale().factor(w, perFilter()) as number;
      expect([...gradient.dataSync()]).toEqual(
        [1, 2, 3, 4].map((value) => Math.fround(value * Math.fround(scale))),
      );
    });

    test("the clipped gradient stops beyond its limit", () => {
      const w = tf.tensor2d([0.5, -3, 1, 2], [4, 1]);
      const gradient = tf.grad((x: tf.Tensor) =>
        binarize(x, equalBits(), { ...plain, gradient: clippedGradient(1) }),
      )(w);
      expect([...gradient.dataSync()]).toEqual([1, 0, 1, 0]);
    });

    test("for every gradient of the catalogue: a layer without filters or weights has an empty gradient", () => {
      for (const shape of [
        [4, 0],
        [0, 3],
        [3, 3, 2, 0],
      ])
        for (const { quantizer, granularity, partsAt } of recipes) {
          const gradient = namedGradient(partsAt(0).gradient);
          const back = tf.tidy(
            () =>
              tf.grad((x: tf.Tensor) => tf.sum(binarize(x, quantizer, { granularity, gradient })))(
                tf.zeros(shape),
              ).shape,
          );
          expect(back).toEqual(shape);
        }
    });

    test("a NaN is refused with its index and nothing leaks", () => {
      const w = tf.tensor2d([0, 1, Number.NaN, 3], [2, 2]);
      const before = tf.memory().numTensors;
      expect(() => binarize(w, equalBits())).toThrow("weights must be finite, got NaN at index 2");
      const gradient = tf.grad((x: tf.Tensor) => tf.sum(binarize(x, equalBits())));
      for (let i = 0; i < 10; i++) expect(() => gradient(w)).toThrow("NaN at index 2");
      expect(tf.memory().numTensors).toBe(before);
      w.dispose();
    });

    test("for a thousand calls with gradients: no tensor is left behind", () => {
      const w = tf.randomNormal([3, 3, 4, 4], 0, 1, "float32", 3);
      const step = tf.grad((x: tf.Tensor) => tf.sum(binarize(x, equalBits())));
      step(w).dispose();
      const { numTensors, numBytes } = tf.memory();
      for (let i = 0; i < 1000; i++) step(w).dispose();
      expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    });

    test("an integer tensor and a group size that does not divide are refused", () => {
      expect(() => binarize(tf.tensor1d([1], "int32"), equalBits())).toThrow(
        "w must be a float32 tensor, got int32",
      );
      expect(() => binarize(tf.zeros([4, 2]), equalBits(), { granularity: perGroup(3) })).toThrow(
        "must divide the fan-in 4",
      );
    });
  });
