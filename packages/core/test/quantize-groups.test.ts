import {
  type GroupLayout,
  groupsAsColumns,
  groupsAsRows,
  NonFiniteError,
  type Quantizer,
  quantizeGroups,
  ShapeError,
} from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const runs = { numRuns: 1000 };

/** Levels by the sign, worth the group's least and greatest weight, so that groups are told apart. */
const signWithinRange: Quantizer = {
  name: "sign-within-range",
  levels: 2,
  assign(weights, out) {
    weights.forEach((weight, i) => {
      out[i] = weight >= 0 ? 1 : 0;
    });
    return out;
  },
  values: (weights) => [Math.min(...weights), Math.max(...weights)],
};

const awkward = fc.oneof(
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 2 ** -149, -(2 ** -149), 3.4028234663852886e38, 1, -1),
);
const matrices = fc
  .tuple(fc.nat(3), fc.integer({ min: 1, max: 4 }), fc.nat(6))
  .chain(([blocks, interleave, size]) => {
    const layout: GroupLayout = { groups: blocks * interleave, size, interleave };
    const length = layout.groups * size;
    const values = fc.array(awkward, { minLength: length, maxLength: length });
    return values.map((values) => ({ layout, weights: Float32Array.from(values) }));
  });

describe("quantizeGroups", () => {
  test("for every layout: equals the quantizer applied to each group by itself", () => {
    fc.assert(
      fc.property(matrices, ({ layout, weights }) => {
        const out = quantizeGroups(signWithinRange, weights, layout, new Float32Array(weights.length));
        expect([...out]).toEqual(oneByOne(weights, layout));
      }),
      runs,
    );
  });

  test("for every layout: the same array as source and destination gives the same", () => {
    fc.assert(
      fc.property(matrices, ({ layout, weights }) => {
        const apart = quantizeGroups(signWithinRange, weights, layout, new Float32Array(weights.length));
        expect([...quantizeGroups(signWithinRange, weights, layout, weights)]).toEqual([...apart]);
      }),
      runs,
    );
  });

  test("example: two columns, each with its own range", () => {
    const weights = Float32Array.of(1, -20, -2, 10, 3, 30);
    const out = new Float32Array(6);
    expect(quantizeGroups(signWithinRange, weights, groupsAsColumns(2, 3), out)).toBe(out);
    expect([...out]).toEqual([3, -20, -2, 30, 3, 30]);
  });

  test("example: each group gets its own row of the layer's counts", () => {
    const seen: number[][] = [];
    const rule: Quantizer = {
      ...signWithinRange,
      layerCounts: (groups, size) => Int32Array.from({ length: 2 * groups }, (_, i) => (i === 0 ? size : 1)),
      assign(weights, out, counts) {
        seen.push([...(counts as Int32Array)]); // as layerCounts made it
        return signWithinRange.assign(weights, out);
      },
    };
    quantizeGroups(rule, Float32Array.of(1, 2, 3, 4), groupsAsRows(2, 2), new Float32Array(4));
    expect(seen).toEqual([
      [2, 1],
      [1, 1],
    ]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    "a weight of %s is refused by its index, and nothing is written",
    (bad) => {
      const out = new Float32Array(4).fill(7);
      const call = (): unknown =>
        quantizeGroups(signWithinRange, Float32Array.of(1, 2, bad, 3), groupsAsRows(2, 2), out);
      expect(call).toThrow(NonFiniteError);
      expect(call).toThrow(`got ${bad} at index 2`);
      expect([...out]).toEqual([7, 7, 7, 7]);
    },
  );

  test("lengths that do not fit are refused, and nothing is written", () => {
    const out = new Float32Array(4).fill(7);
    const weights = Float32Array.of(1, 2, 3, 4);
    expect(() => quantizeGroups(signWithinRange, weights, groupsAsRows(2, 3), out)).toThrow(ShapeError);
    expect(() => quantizeGroups(signWithinRange, weights.subarray(1), groupsAsRows(1, 3), out)).toThrow(
      ShapeError,
    );
    expect([...out]).toEqual([7, 7, 7, 7]);
  });
});

function oneByOne(weights: Float32Array, { groups, size, interleave }: GroupLayout): number[] {
  const out = new Array<number>(weights.length);
  for (let group = 0; group < groups; group++) {
    const first = Math.floor(group / interleave) * size * interleave + (group % interleave);
    const places = Array.from({ length: size }, (_, i) => first + i * interleave);
    const own = places.map((place) => weights[place]);
    for (const place of places) out[place] = weights[place] >= 0 ? Math.max(...own) : Math.min(...own);
  }
  return out;
}
