import { binarize, clippedGradient, unitScale } from "@equal-bits/binarize";
import { perGroup, perTensor, type Quantizer, tfjsKernels } from "@equal-bits/core";
import { latentWeights, quantizerLaws } from "@equal-bits/laws";
import { equalBits, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { installTrainingKernels } from "../src/index.js";
import { requireWasmBackend } from "../src/wasm-backend.js";
import { heapOf } from "../src/wasm-heap.js";
import { valuesOn } from "./backends.js";
import { thirds } from "./quantizers.js";

const plain = { scale: unitScale() };
const registered = (): tf.KernelConfig | undefined => tf.getKernel(tfjsKernels.equalBits, "wasm");
const binarizeOnce = (): void => tf.tidy(() => void binarize(tf.ones([2, 1]), equalBits()));

let uninstall: () => void;
beforeEach(async () => {
  await tf.setBackend("wasm");
  uninstall = installTrainingKernels();
});
afterEach(() => uninstall());

describe("installed before and after binarize", () => {
  test("example: installed first, binarize uses our kernel; uninstalled, its own", () => {
    uninstall();
    if (registered()) tf.unregisterKernel(tfjsKernels.equalBits, "wasm");
    installTrainingKernels();
    const ours = registered();
    binarizeOnce();
    expect(registered()).toBe(ours);
    uninstall();
    expect(registered()).toBeUndefined();
    binarizeOnce();
    expect(registered()).toBeDefined();
    expect(registered()).not.toBe(ours);
  });

  test("example: installed later, our kernel takes the place of binarize's, which comes back", () => {
    uninstall();
    binarizeOnce();
    const theirs = registered();
    installTrainingKernels();
    expect(registered()).not.toBe(theirs);
    binarizeOnce();
    uninstall();
    expect(registered()).toBe(theirs);
  });
});

/** The operation as a quantizer again, so that the laws can be put to the kernel. */
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

for (const [quantizer, shares] of [
  [equalBits(), [0.5, 0.5]],
  [equalBits(0.3), [0.7, 0.3]],
  [thirds, [1 / 3, 1 / 3, 1 / 3]],
  [sign(), undefined],
] as const)
  describe(quantizer.name, () => {
    const options = shares === undefined ? { cases: 300 } : { shares, cases: 300 };
    for (const law of quantizerLaws(throughTensors(quantizer), options)) test(law.name, law.check);
  });

test("for every layer and surrogate gradient: outputs and gradients are those of the cpu backend, bit for bit", async () => {
  const options = [
    {},
    { granularity: perTensor() },
    { granularity: perGroup(2), gradient: clippedGradient(0.5) },
  ];
  const layers = fc.tuple(latentWeights({ shortest: 6, longest: 300 }), fc.constantFrom(...options));
  await fc.assert(
    fc.asyncProperty(layers, async ([values, option]) => {
      const fanIn = Math.floor(values.length / 6) * 2;
      const compute = (): tf.Tensor[] => {
        const w = tf.tensor2d(values.slice(0, fanIn * 3), [fanIn, 3]);
        const dy = tf.reshape(tf.range(0, fanIn * 3), [fanIn, 3]);
        const { value, grad } = tf.valueAndGrad((x: tf.Tensor) => binarize(x, equalBits(0.3), option))(w, dy);
        return [value, grad];
      };
      expect(await valuesOn("wasm", compute)).toEqual(await valuesOn("cpu", compute));
    }),
    { numRuns: 60 },
  );
});

test("example: 1,000 steps with gradients and a refusal each leave tensors, bytes and the heap as they were", () => {
  const w = tf.randomNormal([3, 3, 4, 20], 0, 1, "float32", 3);
  const broken = tf.fill([3, 3, 4, 20], Number.NaN);
  const gradientOf = (rule: Quantizer): ((x: tf.Tensor) => tf.Tensor) =>
    tf.grad((x: tf.Tensor) => tf.sum(binarize(x, rule)));
  const step = (): void => {
    for (const rule of [equalBits(), thirds, sign()]) {
      gradientOf(rule)(w).dispose();
      expect(() => gradientOf(rule)(broken)).toThrow("got NaN at index 0");
    }
  };
  const state = (): object => {
    const { numTensors, numBytes, numDataBuffers } = tf.memory();
    const backend = requireWasmBackend();
    const heap = heapOf(backend).HEAPU8.length;
    return { numTensors, numBytes, numDataBuffers, data: backend.numDataIds(), heap };
  };
  for (let i = 0; i < 10; i++) step();
  const before = state();
  for (let i = 0; i < 1000; i++) step();
  expect(state()).toEqual(before);
});
