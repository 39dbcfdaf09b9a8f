import { BackendError } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectNear, normal, runKernel, startWasm, tied, valuesOn } from "../backends.js";

beforeAll(startWasm);
beforeEach(() => tf.setBackend("wasm"));

interface Pooling {
  readonly shape: [number, number, number, number];
  readonly filterSize: [number, number];
  readonly strides: [number, number];
  readonly pad: "same" | "valid" | tf.backend_util.ExplicitPadding;
  readonly seed: number;
}

const small = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });

const poolings: fc.Arbitrary<Pooling> = fc
  .record({
    shape: fc.tuple(small(3), small(9), small(9), fc.constantFrom(1, 2, 3, 4, 5, 8, 17)),
    filterSize: fc.tuple(small(4), small(4)),
    strides: fc.tuple(small(3), small(3)),
    pad: fc.oneof(
      fc.constantFrom("same" as const, "valid" as const),
      fc.tuple(fc.nat(1), fc.nat(1)).map(([p, q]): Pooling["pad"] => [
        [0, 0],
        [p, q],
        [q, p],
        [0, 0],
      ]),
    ),
    seed: fc.nat(1000),
  })
  .filter((pooling) => outputShape(pooling).every((extent) => extent >= 1));

function outputShape({ shape, filterSize, strides, pad }: Pooling): number[] {
  return tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad).outShape;
}

function gradient(x: tf.Tensor, pooling: Pooling): tf.Tensor[] {
  const shape = outputShape(pooling);
  const { filterSize, strides, pad, seed } = pooling;
  const inputs = { dy: normal(shape, seed + 1), input: x, output: tf.zeros(shape) };
  return runKernel("MaxPoolGrad", inputs, { filterSize, strides, pad });
}

async function expectSameAsCpu(pooling: Pooling, image: () => tf.Tensor): Promise<void> {
  const [actual] = await valuesOn("wasm", () => gradient(image(), pooling));
  const [expected] = await valuesOn("cpu", () => gradient(image(), pooling));
  expectNear(actual, expected, { share: 1e-6 });
}

test("for every pooling: the gradient is that of the cpu backend", async () => {
  await fc.assert(
    fc.asyncProperty(poolings, (p) => expectSameAsCpu(p, () => normal(p.shape, p.seed))),
    { numRuns: 200 },
  );
});

test("for every pooling of tied values: the first greatest value gets the gradient, as in the cpu backend", async () => {
  await fc.assert(
    fc.asyncProperty(poolings, (p) => expectSameAsCpu(p, () => tied(p.shape, p.seed))),
    { numRuns: 200 },
  );
});

test("for every pooling of negative values: the gradient is that of the cpu backend", async () => {
  const negative = (p: Pooling): tf.Tensor => tf.sub(tied(p.shape, p.seed), 5);
  await fc.assert(
    fc.asyncProperty(poolings, (p) => expectSameAsCpu(p, () => negative(p))),
    { numRuns: 100 },
  );
});

describe("worked examples", () => {
  const pooling: Pooling = {
    shape: [1, 2, 2, 1],
    filterSize: [2, 2],
    strides: [2, 2],
    pad: "valid",
    seed: 0,
  };
  const gradientOf = (values: number[]): number[] => {
    const inputs = {
      dy: tf.fill([1, 1, 1, 1], 7),
      input: tf.tensor4d(values, [1, 2, 2, 1]),
      output: tf.zeros([1, 1, 1, 1]),
    };
    return Array.from(runKernel("MaxPoolGrad", inputs, pooling)[0].dataSync());
  };

  test("example: the greatest of four negative values gets the gradient", () => {
    expect(gradientOf([-4, -3, -1, -2])).toEqual([0, 0, 7, 0]);
  });

  test("example: among equals the first gets it", () => {
    expect(gradientOf([-1, 0, 0, 0])).toEqual([0, 7, 0, 0]);
  });

  test("example: −0 and 0 are equal", () => {
    expect(gradientOf([-0, 0, -1, -1])).toEqual([7, 0, 0, 0]);
  });

  test("example: subnormal and huge values are ordered", () => {
    expect(gradientOf([-1e38, -1e-42, 1e-42, -3e38])).toEqual([0, 0, 7, 0]);
  });

  test("example: NaN is passed over", () => {
    expect(gradientOf([Number.NaN, -3, -1, -2])).toEqual([0, 0, 7, 0]);
  });

  test("example: a window of −∞ gives it to none", () => {
    expect(gradientOf([0, 0, 0, 0].map(() => Number.NEGATIVE_INFINITY))).toEqual([0, 0, 0, 0]);
  });
});

test("an int32 image is refused", () => {
  const inputs = {
    dy: tf.ones([1, 1, 1, 1]),
    input: tf.ones([1, 1, 1, 1], "int32"),
    output: tf.ones([1, 1, 1, 1]),
  };
  expect(() => runKernel("MaxPoolGrad", inputs, { filterSize: 1, strides: 1, pad: "valid" })).toThrow(
    BackendError,
  );
});
