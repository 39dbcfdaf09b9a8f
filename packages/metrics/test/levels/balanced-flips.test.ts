import { apportion, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { balancedFlipsPerFilter, flipsPerFilter, hammingPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layerPairs } from "../layers.js";

describe("balancedFlipsPerFilter", () => {
  test("for every two layers: min(up, down) and up − down", () => {
    fc.assert(
      fc.property(layerPairs(), ({ previous, current, layout }) => {
        const { up, down } = flipsPerFilter(previous, current, layout);
        const { pairs, imbalance } = balancedFlipsPerFilter(previous, current, layout);
        expect([...pairs]).toEqual([...up].map((rises, f) => Math.min(rises, down[f])));
        expect([...imbalance]).toEqual([...up].map((rises, f) => rises - down[f]));
      }),
    );
  });

  test("for every size, ratio and two orders of the same counts: all flips come in pairs", () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(
        cases.chain(([size, ratio]) => {
          const [low] = apportion(size, [1 - ratio, ratio]);
          const levels = Array.from({ length: size }, (_, i) => (i < low ? -1 : 1));
          const shuffled = fc
            .shuffledSubarray(
              levels.map((_, i) => i),
              { minLength: size, maxLength: size },
            )
            .map((order) => Int8Array.from(order, (i) => levels[i]));
          return fc.tuple(shuffled, shuffled);
        }),
        ([previous, current]) => {
          const layout = groupsAsRows(1, previous.length);
          const { pairs, imbalance } = balancedFlipsPerFilter(previous, current, layout);
          expect(imbalance[0]).toBe(0);
          expect(2 * pairs[0]).toBe(hammingPerFilter(previous, current, layout)[0]);
        },
      ),
    );
  });

  test("example: two up and one down is one pair, and one up is left", () => {
    const flips = balancedFlipsPerFilter(
      Int8Array.of(-1, -1, 1, 1),
      Int8Array.of(1, 1, -1, 1),
      groupsAsRows(1, 4),
    );
    expect([flips.pairs[0], flips.imbalance[0]]).toEqual([1, 1]);
    const back = balancedFlipsPerFilter(
      Int8Array.of(1, 1, -1, 1),
      Int8Array.of(-1, -1, 1, 1),
      groupsAsRows(1, 4),
    );
    expect([back.pairs[0], back.imbalance[0]]).toEqual([1, -1]);
    expect(Object.isFrozen(flips)).toBe(true);
  });

  test("lengths that differ and NaN are refused", () => {
    const layout = groupsAsRows(1, 2);
    expect(() => balancedFlipsPerFilter(Int8Array.of(1, 1), Int8Array.of(1), layout)).toThrow(ShapeError);
    expect(() => balancedFlipsPerFilter(Int8Array.of(1, 1), Float32Array.of(1, Number.NaN), layout)).toThrow(
      NonFiniteError,
    );
  });
});
