import { groupsOf, perFilter } from "@equal-bits/core";
import { sign } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { measuresOf } from "../../src/inspect/measures-of.js";

test("for every real weights: the ratio is that of the rule sign, in every filter", () => {
  const shapes = fc.tuple(fc.integer({ min: 5, max: 12 }), fc.integer({ min: 4, max: 6 }));
  const weights = shapes.chain(([fanIn, filters]) =>
    fc
      .array(
        fc.oneof(
          fc.constantFrom(0, -0, 1e-45, -1e-45),
          fc.double({ min: -1, max: 1, noNaN: true }),
          fc.integer().map((value) => value / 2 ** 31),
        ),
        {
          minLength: fanIn * filters,
          maxLength: fanIn * filters,
        },
      )
      .map((values) => ({ shape: [fanIn, filters], values: Float32Array.from(values) })),
  );
  fc.assert(
    fc.property(weights, ({ shape, values }) => {
      const [fanIn, filters] = shape;
      const found = measuresOf(values, groupsOf(shape, perFilter()));
      fc.pre(found.levels === null);
      const ratios = Array.from({ length: filters }, (_, filter) => {
        const own = values.filter((_, at) => at % filters === filter);
        return (
          sign()
            .assign(own, new Uint8Array(fanIn))
            .reduce((sum, bit) => sum + bit, 0) / fanIn
        );
      });
      expect(found.ratioLeast).toBe(Math.min(...ratios));
      expect(found.ratioGreatest).toBe(Math.max(...ratios));
      expect(found.ratio).toBeCloseTo(ratios.reduce((a, b) => a + b, 0) / filters, 12);
      expect(found.sparsity).toBe(values.filter((value) => value === 0).length / values.length);
    }),
  );
});

const columns = (groups: number, size: number) => ({ groups, size, interleave: groups });

test("example: real numbers by their signs, 0 and −0 as +1", () => {
  const values = Float32Array.of(0.5, 0.25, 0, -0.5, -0, -1);
  expect(measuresOf(values, columns(2, 3))).toEqual({
    positives: 4,
    ratio: 4 / 6,
    ratioLeast: 1 / 3,
    ratioGreatest: 1,
    entropy: expect.closeTo(0.9183 / 2, 4),
    enumerativeBits: expect.closeTo(Math.log2(3), 10),
    sparsity: 2 / 6,
    symbols: 2,
    levels: null,
  });
});

test("example: levels as they are, +1 above their middle", () => {
  const ternary = measuresOf(Float32Array.of(1, 0, 0, -1), columns(1, 4));
  expect([ternary.ratio, ternary.sparsity, ternary.entropy]).toEqual([0.25, 0.5, 1.5]);
  const bits = measuresOf(Float32Array.of(1, 0, 0, 0), columns(1, 4));
  expect([bits.ratio, bits.sparsity]).toEqual([0.25, 0.75]);
  const four = measuresOf(Float32Array.of(-3, -1, 1, 3, -3, -1, 1, 3), columns(1, 8));
  expect([four.ratio, four.entropy, four.levels?.length]).toEqual([0.5, 2, 4]);
  const fitted = measuresOf(Float32Array.of(0.5, -0.25, -0.25, -0.25), columns(1, 4));
  expect([fitted.ratio, fitted.levels?.length]).toEqual([0.25, 2]);
  expect(measuresOf(Float32Array.of(3, 1, 1, 1), columns(1, 4)).ratio).toBe(0.25);
});

test("example: one value is all +1 or all −1, and carries nothing", () => {
  for (const [value, ratio] of [
    [0, 1],
    [2, 1],
    [-2, 0],
  ]) {
    const found = measuresOf(new Float32Array(4).fill(value), columns(2, 2));
    expect([found.ratio, found.ratioLeast, found.entropy]).toEqual([ratio, ratio, 0]);
  }
});

test("example: four levels, each a quarter, carry two bits, and lie in 24 orders", () => {
  const { entropy, enumerativeBits } = measuresOf(Float32Array.of(3, -1, 1, -3, 3, -1, 1, -3), {
    groups: 2,
    size: 4,
    interleave: 1,
  });
  expect(entropy).toBe(2);
  expect(enumerativeBits).toBeCloseTo(2 * Math.log2(24), 10);
});

test("example: half of a filter of real weights is +1: 6 orders of four, below one bit a weight", () => {
  const { entropy, enumerativeBits } = measuresOf(Float32Array.of(0.3, -0.1, 0.2, -0.4), {
    groups: 1,
    size: 4,
    interleave: 1,
  });
  expect(entropy).toBe(1);
  expect(enumerativeBits).toBeCloseTo(Math.log2(6), 10);
});

test("example: of a hundred real weights of which half are exactly 0, a 0 is neither sign", () => {
  const values = Float32Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 0 : Math.sin(i * i)));
  const positives = values.filter((value) => value > 0).length;
  const found = measuresOf(values, columns(1, 100));
  expect([found.positives, found.sparsity, found.symbols, found.levels]).toEqual([positives, 0.5, 3, null]);
  expect(found.entropy).toBeGreaterThan(1);
});
