import { MassMismatchError, ShapeError } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sinkhorn } from "../../src/sinkhorn/sinkhorn.js";
import { sinkhornBatch } from "../../src/sinkhorn/sinkhorn-batch.js";
import type { SinkhornResult } from "../../src/sinkhorn/sinkhorn-result.js";

const shape = { batch: 3, n: 2, m: 3 };
const prices = fc
  .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 18, maxLength: 18 })
  .map((values) => Float64Array.from(values));
const own = Float64Array.of(0.5, 0.5, 1, 0, 0.25, 0.75);
const shared = Float64Array.of(0.2, 0.3, 0.5);

describe("sinkhornBatch", () => {
  test("for every batch, masses of its own on one side and shared on the other: the bits of each alone", () => {
    fc.assert(
      fc.property(prices, fc.boolean(), fc.constantFrom(0.05, 1), (cost, logDomain, epsilon) => {
        const options = { epsilon, logDomain, maxIterations: 200 };
        const alone = [0, 1, 2].map((k) =>
          sinkhorn(cost.slice(6 * k, 6 * k + 6), own.slice(2 * k, 2 * k + 2), shared, options),
        );
        const together = sinkhornBatch(cost, own, shared, shape, options);
        expect(together.map(everything)).toEqual(alone.map(everything));
        const initial = alone.map(({ potentials }) => potentials);
        const again = sinkhornBatch(cost, own, shared, shape, { ...options, initial });
        const afresh = alone.map(({ potentials }, k) =>
          sinkhorn(cost.slice(6 * k, 6 * k + 6), own.slice(2 * k, 2 * k + 2), shared, {
            ...options,
            initial: potentials,
          }),
        );
        expect(again.map(everything)).toEqual(afresh.map(everything));
      }),
      { numRuns: 200 },
    );
  });

  test("example: two problems of one point each stop on their own, and no problem gives no result", () => {
    const one = Float64Array.of(1);
    const results = sinkhornBatch(Float64Array.of(3, 7), one, one, { batch: 2, n: 1, m: 1 }, { epsilon: 1 });
    expect(results.map(({ cost }) => Math.round(cost))).toEqual([3, 7]);
    expect(sinkhornBatch(new Float64Array(0), one, one, { batch: 0, n: 1, m: 1 }, { epsilon: 1 })).toEqual(
      [],
    );
  });

  test("lengths and shapes that do not fit are refused", () => {
    const cost = new Float64Array(18);
    const short = new Float64Array(17);
    const options = { epsilon: 1 };
    expect(() => sinkhornBatch(short, own, shared, shape, options)).toThrow(ShapeError);
    expect(() => sinkhornBatch(cost, shared, shared, shape, options)).toThrow(
      "a must have n, or batch × n, = 2 or 6",
    );
    expect(() => sinkhornBatch(cost, own, own.subarray(1), shape, options)).toThrow(ShapeError);
    expect(() => sinkhornBatch(cost, own, shared, { batch: -3, n: -2, m: 3 }, options)).toThrow(
      "shape.batch must be",
    );
    expect(() => sinkhornBatch(cost, own, shared, shape, { ...options, initial: [] })).toThrow(ShapeError);
  });

  test("a problem that sinkhorn refuses is refused", () => {
    const heavier = own.map((mass) => 2 * mass);
    expect(() => sinkhornBatch(new Float64Array(18), heavier, shared, shape, { epsilon: 1 })).toThrow(
      MassMismatchError,
    );
  });
});

/** All fields, the lazy ones read. */
function everything(result: SinkhornResult): object {
  return { ...result };
}
