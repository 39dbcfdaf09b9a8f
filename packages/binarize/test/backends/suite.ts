import { binarize, clippedGradient, identityGradient, ticketMask, unitScale } from "@equal-bits/binarize";
import {
  cutsOf,
  type Granularity,
  groupsOf,
  perFilter,
  perGroup,
  perTensor,
  type Quantizer,
  quantizeGroups,
  quantizeKept,
  readGroup,
} from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { equalBits, recipe, recipeNames, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { binadeRule, measuredRules, nearRules, rankedRules, tanhRule } from "./rules.js";

/** A filter bank and which of its weights share a histogram. */
interface Bank {
  readonly weights: Float32Array;
  readonly shape: number[];
  readonly granularity: Granularity;
}

/** Level values of latent weights on the current backend. */
export type Quantize = (w: tf.Tensor, quantizer: Quantizer, granularity: Granularity) => tf.Tensor;

/** What is put to a backend. */
interface SuiteOptions {
  /** Cases of each property. */
  readonly cases: number;
  /** Least weight that arithmetic may meet: some devices make 0 of a subnormal result. Default 0. */
  readonly least?: number;
  /** Whether few shapes are drawn: webgl compiles a shader for each. Default false. */
  readonly fewShapes?: boolean;
  /** The operation. Default `binarize` with scale 1. */
  readonly quantize?: Quantize;
}

const plain = { scale: unitScale() };
const byBinarize: Quantize = (w, quantizer, granularity) => binarize(w, quantizer, { ...plain, granularity });

/** What every backend must give: the bits of core's `quantizeGroups`. The backend under test is the current one. */
export function bitsSuite(options: SuiteOptions): void {
  const { cases, least = 0, fewShapes = false, quantize = byBinarize } = options;
  const onDevice = async (
    quantizer: Quantizer,
    { weights, shape, granularity }: Bank,
  ): Promise<Float32Array> => {
    const values = tf.tidy(() => quantize(tf.tensor(weights, shape, "float32"), quantizer, granularity));
    const data = await values.data<"float32">();
    values.dispose();
    return data;
  };
  const expectSameBits = async (quantizer: Quantizer, bank: Bank): Promise<void> => {
    expect(await onDevice(quantizer, bank)).toEqual(onHost(quantizer, bank));
  };
  const everyBank = (check: (bank: Bank) => Promise<void>, smallest = 0): Promise<void> =>
    fc.assert(
      fc.asyncProperty(
        (fewShapes ? banks.map(trimmed) : banks).map((bank) => ({
          ...bank,
          weights: bank.weights.map((weight) => (Math.abs(weight) < smallest ? 0 : weight)),
        })),
        check,
      ),
      { numRuns: cases },
    );

  for (const quantizer of [equalBits(0), equalBits(0.3), equalBits(0.5), equalBits(1), ...rankedRules])
    test(`for every filter bank and granularity: ${quantizer.name} gives the bits of the typed-array rule`, () =>
      everyBank((bank) => expectSameBits(quantizer, bank)));

  for (const quantizer of [equalBits(0), equalBits(0.3), equalBits(1), ...rankedRules])
    test(`for every bank of long filters: ${quantizer.name} gives the bits of the typed-array rule`, () =>
      fc.assert(
        fc.asyncProperty(longBanks, (bank) => expectSameBits(quantizer, bank)),
        { numRuns: cases },
      ));

  for (const quantizer of [sign(), ...measuredRules])
    test(`for every filter bank and granularity: ${quantizer.name} gives the bits of the typed-array rule`, () =>
      everyBank((bank) => expectSameBits(quantizer, bank), least));

  const leastMeasured = Math.max(least, 2 ** -100); // a relative error means nothing among subnormals
  for (const quantizer of nearRules)
    test(`for every filter bank and granularity: ${quantizer.name} gives the typed-array rule's values to 1e-6`, () =>
      everyBank(async (bank) => {
        expectNear(await onDevice(quantizer, bank), onHost(quantizer, bank), greatest(bank.weights));
      }, leastMeasured));

  test("for every filter bank whose logarithm is no half: sign-of-binade gives the bits of the typed-array rule", () =>
    everyBank(async (bank) => {
      fc.pre(groupsIn(bank).every(hasClearBinade));
      await expectSameBits(binadeRule, bank);
    }, leastMeasured));

  test("for every filter bank: tanh-grid gives the bits of the typed-array rule but beside a cut", () =>
    everyBank(async (bank) => {
      const [got, wanted] = [await onDevice(tanhRule, bank), onHost(tanhRule, bank)];
      const { size } = groupsOf(bank.shape, bank.granularity);
      fc.pre(size > 0);
      const off = got.findIndex((value, i) => value !== wanted[i] && !liesBesideCut(bank, bank.weights[i]));
      expect([off, got[off], wanted[off]]).toEqual([-1, undefined, undefined]);
    }, least));

  for (const quantizer of [sign(), recipe("ste-tern").quantizer])
    test(`for every filter bank and mask: ${quantizer.name} gives the kept weights the typed-array rule's bits, the others 0`, () =>
      everyBank(async ({ weights, shape, granularity }) => {
        const marks = Uint8Array.from(weights, (_, i) => Number(i % 3 !== 0));
        const layout = groupsOf(shape, granularity);
        const wanted = quantizeKept(quantizer, weights, marks, layout, new Float32Array(weights.length));
        const values = tf.tidy(() => {
          const kept = tf.tensor(Float32Array.from(marks), shape);
          return binarize(tf.tensor(weights, shape, "float32"), quantizer, { ...plain, granularity, kept });
        });
        expect((await values.data<"float32">()).map((value) => value + 0)).toEqual(wanted); // a device may give −0
        values.dispose();
      }, least));

  test("for every filter bank of scores: a ticket's mask is that of the typed-array rule on their magnitudes", () =>
    everyBank(async ({ weights, shape, granularity }) => {
      const wanted = onHost(equalBits(0.3), { weights: weights.map(Math.abs), shape, granularity });
      const mask = tf.tidy(() =>
        ticketMask(tf.tensor(weights, shape, "float32"), { quantizer: equalBits(0.3), granularity }),
      );
      expect(await mask.data<"float32">()).toEqual(wanted.map((level) => Number(level > 0)));
      mask.dispose();
    }, least));

  test("example: every recipe whose rule is data gives a layer the typed-array rule's levels", async () => {
    const shape = [3, 3, 4, 5];
    const weights = Float32Array.from({ length: 180 }, (_, i) => Math.sin(i * i + 1) * Math.cos(3 * i)); // any will do
    const data = recipeNames.map((name) => recipe(name)).filter(({ quantizer }) => quantizer.valueRule);
    for (const { quantizer, granularity } of data) {
      const bank = { weights, shape, granularity };
      expectNear(await onDevice(quantizer, bank), onHost(quantizer, bank), 1);
    }
  });

  test("example: long filters of several runs, ties across all of them", async () => {
    const weights = Float32Array.from({ length: 5000 * 3 }, (_, i) => Math.round(3 * Math.sin(i * i)) / 2);
    for (const granularity of [perFilter(), perTensor()])
      for (const quantizer of [equalBits(0.3), rankedRules[1], measuredRules[2]])
        await expectSameBits(quantizer, { weights, shape: [5000, 3], granularity });
  });

  test("example: a tensor without weights, and of one weight", async () => {
    for (const shape of [[0], [0, 3], [4, 0], [1, 1], [1], []])
      for (const quantizer of [equalBits(), sign(), ...rankedRules, ...measuredRules]) {
        const weights = new Float32Array(shape.reduce((product, axis) => product * axis, 1)).fill(0.5);
        await expectSameBits(quantizer, { weights, shape, granularity: perFilter() });
      }
  });
}

/** A rule that only its own code knows, on weights that lie on the device and can be read back at once. */
export function codeSuite(): void {
  test("example: a rule that is code reads the weights back, and gives its bits", async () => {
    const { valueRule: _, ...code } = equalBits(0.3);
    const weights = Float32Array.from({ length: 300 }, (_, i) => Math.sin(i * i) * 10 ** ((i % 60) - 30));
    const values = tf.tidy(() => binarize(tf.add(tf.tensor2d(weights, [100, 3]), 0), code, plain));
    const data = await values.data<"float32">();
    values.dispose();
    expect(data).toEqual(onHost(code, { weights, shape: [100, 3], granularity: perFilter() }));
  });
}

/** What a backend refuses that takes the data of a rule at its word. */
export function refusalSuite(quantize: Quantize = byBinarize): void {
  test("counts and values that do not fit the rule are refused", () => {
    const w = tf.ones([4, 2]);
    const refused = (changed: Partial<Quantizer>, words: string): void =>
      expect(() => tf.tidy(() => quantize(w, { ...rankedRules[0], ...changed }, perFilter()))).toThrow(words);
    refused({ counts: () => [1, 1, 1] }, "counts must sum to 4");
    refused(
      { valueRule: { kind: "fixed", values: [0, Number.NaN, 1] }, values: () => [0, Number.NaN, 1] },
      "the values of thirds must be 3 finite numbers, got [0, NaN, 1]",
    );
    w.dispose();
  });
}

/** What a backend must give that cannot refuse without reading back. */
export function notFiniteSuite(): void {
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    test(`example: a weight of ${bad} gives NaN, and other filters their levels`, async () => {
      for (const quantizer of [equalBits(), sign(), ...rankedRules, ...measuredRules]) {
        const values = tf.tidy(() =>
          binarize(tf.tensor2d([bad, 1, 2, -3, 0.5, -2], [3, 2]), quantizer, plain),
        );
        const data = await values.data();
        values.dispose();
        expect(data[0]).toBeNaN();
        expect([data[1], data[3], data[5]].every(Number.isFinite)).toBe(true);
      }
    });
}

/** Gradients through `binarize`, on the named backend and on cpu. */
export function gradientSuite(backend: string): void {
  for (const gradient of [identityGradient(), clippedGradient(0.5)])
    test(`example: the ${gradient.name} gradient is that of the cpu backend to 1e-5`, async () => {
      const compute = async (on: string): Promise<Float32Array> => {
        await tf.setBackend(on);
        const result = tf.tidy(() => {
          const w = tf.randomNormal([3, 3, 4, 5], 0, 1, "float32", 7);
          const dy = tf.randomNormal([3, 3, 4, 5], 0, 1, "float32", 8);
          return tf.grad((x) => tf.mul(binarize(x, equalBits(0.3), { gradient }), dy))(w);
        });
        const data = await result.data<"float32">();
        result.dispose();
        return data;
      };
      const wanted = await compute("cpu");
      expectNear(await compute(backend), wanted, 10);
    });
}

/** Steps of training with every kind of rule, after which memory is as it was before. */
export function leakSuite(steps: number): void {
  test(`example: ${steps} training steps leave tensors, buffers and bytes as they were`, async () => {
    const w = tf.variable(tf.randomNormal([4, 2], 0, 1, "float32", 3));
    const rules = [equalBits(), rankedRules[0], measuredRules[2]];
    const step = (i: number): void =>
      tf.tidy(() => {
        const gradient = tf.grad((x) => tf.sum(binarize(x, rules[i % rules.length])))(w);
        w.assign(tf.sub(w, tf.mul(gradient, 0.001)));
      });
    const state = async (): Promise<object> => {
      await w.data();
      const { numTensors, numDataBuffers, numBytes } = tf.memory();
      return { numTensors, numDataBuffers, numBytes };
    };
    for (let i = 0; i < 6; i++) step(i);
    const before = await state();
    for (let i = 0; i < steps; i++) step(i);
    expect(await state()).toEqual(before);
    w.dispose();
  });
}

/** Forward and backward passes of rules that are data; `watch` makes any reading back throw, and gives back what ends it. */
export function noReadBackSuite(watch: () => () => void): void {
  test("example: rules that are data are carried out and differentiated without reading back", () => {
    const w = tf.add(tf.randomNormal([3, 3, 4, 5], 0, 1, "float32", 7), 0); // now on the device
    const rules = [
      ...recipeNames.map((name) => recipe(name).quantizer).filter(({ valueRule }) => valueRule),
      ...rankedRules,
      ...measuredRules,
      ...nearRules,
      binadeRule,
      tanhRule,
    ];
    const end = watch();
    try {
      for (const quantizer of rules)
        for (const gradient of [identityGradient(), clippedGradient(1)])
          tf.tidy(() => void tf.valueAndGrad((x) => binarize(x, quantizer, { gradient }))(w));
    } finally {
      end();
      w.dispose();
    }
  });
}

const banks: fc.Arbitrary<Bank> = fc
  .tuple(
    latentWeights({ shortest: 12, longest: 120 }),
    fc.constantFrom(1, 2, 3, 5),
    fc.constantFrom(perFilter(), perTensor(), perGroup(2)),
    fc.boolean(),
  )
  .map(([values, filters, granularity, convolution]) => {
    const fanIn = Math.floor(values.length / filters / 2) * 2;
    const shape = convolution ? [1, 2, fanIn / 2, filters] : [fanIn, filters];
    return { weights: values.slice(0, fanIn * filters), shape, granularity };
  });

/** The bank with a fan-in of 2, 12 or 40, the greatest that there is. */
function trimmed({ weights, shape, granularity }: Bank): Bank {
  const filters = shape[shape.length - 1];
  const fanIn = [40, 12, 2].find((size) => size * filters <= weights.length) ?? 0;
  return { weights: weights.slice(0, fanIn * filters), shape: [fanIn, filters], granularity };
}

/** Groups of 140 weights and more. */
const longBanks: fc.Arbitrary<Bank> = fc
  .tuple(
    latentWeights({ shortest: 420, longest: 900 }),
    fc.constantFrom(1, 2, 3),
    fc.constantFrom(perFilter(), perTensor()),
  )
  .map(([values, filters, granularity]) => {
    const fanIn = Math.floor(values.length / filters);
    return { weights: values.slice(0, fanIn * filters), shape: [fanIn, filters], granularity };
  });

function onHost(quantizer: Quantizer, { weights, shape, granularity }: Bank): Float32Array {
  return quantizeGroups(quantizer, weights, groupsOf(shape, granularity), new Float32Array(weights.length));
}

function greatest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function expectNear(got: Float32Array, wanted: Float32Array, unit: number): void {
  const tolerance = 1e-6 * Math.max(unit, greatest(wanted));
  const off = wanted.findIndex((value, i) => !(Math.abs(value - got[i]) <= tolerance));
  expect([off, got[off], wanted[off]]).toEqual([-1, undefined, undefined]);
}

function groupsIn({ weights, shape, granularity }: Bank): Float32Array[] {
  const layout = groupsOf(shape, granularity);
  return Array.from({ length: layout.groups }, (_, group) =>
    readGroup(weights, layout, group, new Float32Array(layout.size)).slice(),
  );
}

/** Whether log₂(mean |w − mean| / s) is at least 1e-4 away from a half. */
function hasClearBinade(group: Float32Array): boolean {
  const mean = group.reduce((sum, weight) => sum + weight / group.length, 0);
  const distances = Array.from(group, (weight) => Math.abs(weight - mean));
  const magnitude = distances.reduce((sum, distance) => sum + distance / group.length, 0);
  const squares = distances.reduce((sum, distance) => sum + distance ** 2 / (group.length - 1), 0);
  const beyondHalf = Math.log2(magnitude / Math.sqrt(squares)) - 0.5;
  return !(Math.abs(beyondHalf - Math.round(beyondHalf)) < 1e-4);
}

function liesBesideCut(bank: Bank, weight: number): boolean {
  return groupsIn(bank).some((group) =>
    cutsOf(tanhRule.cuts ?? never(), group).some(
      (cut) => Math.abs(weight - cut) <= 1e-5 * Math.max(1, Math.abs(cut)),
    ),
  );
}

function never(): never {
  throw new Error("a rule without cuts");
}
