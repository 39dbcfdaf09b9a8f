import {
  BackendError,
  type Granularity,
  groupsOf,
  perFilter,
  perGroup,
  perTensor,
  type Quantizer,
  quantizeGroups,
  ShapeError,
  tfjsKernels,
} from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { equalBits, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { requireWasmBackend } from "../../src/wasm-backend.js";
import { runKernel, startWasm } from "../backends.js";
import { centredBits, layerBits, layerThirds, meanOfSigns, quarters, thirds } from "../quantizers.js";

beforeAll(startWasm);

const granularities = [perFilter(), perTensor(), perGroup(2)];

/** The kernel's output for weights of a shape. */
function onWasm(
  quantizer: Quantizer,
  weights: Float32Array,
  shape: readonly number[],
  granularity: Granularity = perFilter(),
): Float32Array {
  return tf.tidy(() => {
    const w = tf.tensor(weights, [...shape], "float32");
    return runKernel(tfjsKernels.equalBits, { w }, { quantizer, granularity })[0].dataSync<"float32">();
  });
}

/** The same by the typed-array rule. */
function byRule(
  quantizer: Quantizer,
  weights: Float32Array,
  shape: readonly number[],
  granularity: Granularity = perFilter(),
): Float32Array {
  return quantizeGroups(quantizer, weights, groupsOf(shape, granularity), new Float32Array(weights.length));
}

/** Dense and convolutional weights, of few filters and of more than are read together. */
const tensors = fc
  .tuple(latentWeights({ longest: 700 }), fc.constantFrom(1, 2, 3, 5, 15, 16, 17, 33), fc.boolean())
  .map(([values, filters, convolution]) => {
    const fanIn = Math.floor(values.length / filters / 2) * 2;
    const shape = convolution ? [1, 2, fanIn / 2, filters] : [fanIn, filters];
    return { weights: values.slice(0, fanIn * filters), shape };
  });

const rules = [
  ...[equalBits(0), equalBits(0.3), equalBits(0.5), equalBits(1)], // two levels
  ...[thirds, quarters], // nested selections
  ...[layerBits, layerThirds, centredBits], // counts by group, values from counts
  ...[sign(), meanOfSigns], // no counts, no fixed values: the rule itself
];
for (const rule of rules)
  test(`for every tensor and granularity: ${rule.name} gives the bits of the typed-array rule`, () => {
    fc.assert(
      fc.property(tensors, fc.constantFrom(...granularities), ({ weights, shape }, granularity) => {
        expect(onWasm(rule, weights, shape, granularity)).toEqual(byRule(rule, weights, shape, granularity));
      }),
      { numRuns: 400 },
    );
  });

for (const [what, weights] of [
  ["one outlier of 1e30", Float32Array.from({ length: 4608 * 3 }, (_, i) => (i === 77 ? 1e30 : Math.sin(i)))],
  ["one value", new Float32Array(4608 * 3).fill(-0.25)],
  ["zeros of both signs", Float32Array.from({ length: 4608 * 3 }, (_, i) => (i % 3 === 1 ? -0 : 0))],
  ["subnormals", Float32Array.from({ length: 4608 * 3 }, (_, i) => ((i * 37) % 101) * 2 ** -149)],
  ["huge values", Float32Array.from({ length: 4608 * 3 }, (_, i) => 3.4e38 * Math.cos(i))],
] as const)
  test(`example: long filters of ${what} give the bits of the typed-array rule`, () => {
    for (const rule of [equalBits(0.3), thirds])
      for (const granularity of granularities)
        expect(onWasm(rule, weights, [4608, 3], granularity)).toEqual(
          byRule(rule, weights, [4608, 3], granularity),
        );
  });

test("example: two filters, two of three weights +1; among equals the earlier ones", () => {
  const weights = Float32Array.of(5, 1, 4, 1, 6, 1);
  expect([...onWasm(equalBits(2 / 3), weights, [3, 2])]).toEqual([1, 1, -1, 1, 1, -1]);
});

test("example: three levels of two weights each, in one group", () => {
  const weights = Float32Array.of(3, -1, 0, -0, 9, -7);
  expect([...onWasm(thirds, weights, [6, 1])]).toEqual([1, -1, 0, 0, 1, -1]);
});

test("for every value of a level: its bits, −0 and more than float32 holds included", () => {
  const odd: Quantizer = {
    ...equalBits(),
    valueRule: { kind: "fixed", values: [-1e300, -0] },
    values: () => [-1e300, -0],
  };
  expect(onWasm(odd, Float32Array.of(1, 2), [2, 1])).toEqual(Float32Array.of(Number.NEGATIVE_INFINITY, -0));
});

for (const rule of [equalBits(0.3), thirds, layerBits, layerThirds, centredBits])
  test(`example: ranking decides, the rule ${rule.name} itself is not called`, () => {
    const neverCalled = (): never => {
      throw new Error("called");
    };
    const promise = { ...rule, assign: neverCalled, values: neverCalled };
    const weights = Float32Array.of(3, -1, 0, -0, 9, -7);
    expect(onWasm(promise, weights, [6, 1])).toEqual(byRule(rule, weights, [6, 1]));
  });

describe("empty and single", () => {
  for (const shape of [[0], [0, 4], [4, 0], [1], [1, 1], []])
    test(`example: a tensor of shape [${shape}] gives the rule's bits`, () => {
      const weights = new Float32Array(shape.reduce((product, axis) => product * axis, 1)).fill(3);
      for (const rule of [equalBits(0.3), thirds, meanOfSigns])
        expect(onWasm(rule, weights, shape)).toEqual(byRule(rule, weights, shape));
    });
});

describe("refusals", () => {
  const attributes = { quantizer: equalBits(), granularity: perFilter() };
  const expectRefused = (call: () => unknown, error: new (message: string) => Error, words: string): void => {
    const tensorsBefore = tf.memory().numTensors;
    const dataBefore = requireWasmBackend().numDataIds();
    expect(call).toThrow(error);
    expect(call).toThrow(words);
    expect(tf.memory().numTensors).toBe(tensorsBefore);
    expect(requireWasmBackend().numDataIds()).toBe(dataBefore);
  };
  const runOn = (w: tf.Tensor, changed: object): (() => unknown) => {
    return () => runKernel(tfjsKernels.equalBits, { w }, { ...attributes, ...changed });
  };

  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    for (const quantizer of [equalBits(0), equalBits(), equalBits(1), thirds, sign()])
      test(`a weight of ${bad} is refused by ${quantizer.name} in the words of the rule`, () => {
        const weights = Float32Array.from({ length: 40 * 17 }, (_, i) => (i === 123 || i === 400 ? bad : i));
        const w = tf.tensor2d(weights, [40, 17]);
        let wanted = "nothing";
        try {
          byRule(quantizer, weights, [40, 17]);
        } catch (error) {
          wanted = (error as Error).message; // quantizeGroups throws errors
        }
        expect(wanted).toContain(`got ${bad} at index 123; a diverged training step`);
        expectRefused(runOn(w, { quantizer }), Error, wanted);
      });

  test("a group size that does not divide is refused", () => {
    expectRefused(
      runOn(tf.zeros([4, 2]), { granularity: perGroup(3) }),
      ShapeError,
      "must divide the fan-in 4",
    );
  });

  test("an int32 tensor is refused", () => {
    expectRefused(runOn(tf.ones([2], "int32"), {}), BackendError, "w of EqualBits must be float32");
  });

  for (const [counts, words] of [
    [[1, 2], "counts must sum to 4"],
    [[-1, 5], "counts[0] must be a whole number"],
    [[1, 1, 2], "the counts of equal-bits(0.5) must be 2 numbers, got [1, 1, 2]"],
    [[Number.NaN, 4], "counts[0] must be a whole number"],
  ] as const)
    test(`counts [${counts}] for a group of four are refused`, () => {
      const quantizer = { ...equalBits(), counts: () => counts };
      expectRefused(runOn(tf.zeros([4, 1]), { quantizer }), Error, words);
    });

  test("values that are not K finite numbers are refused in the words of the rule", () => {
    const quantizer = {
      ...equalBits(),
      valueRule: { kind: "fixed", values: [0, Number.NaN] },
      values: () => [0, Number.NaN],
    };
    expectRefused(runOn(tf.zeros([4, 1]), { quantizer }), Error, "must be 2 finite numbers, got [0, NaN]");
  });
});
