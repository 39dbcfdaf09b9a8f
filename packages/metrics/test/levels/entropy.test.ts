import { DomainError, groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import {
  binaryEntropy,
  entropyPerFilter,
  layerEntropy,
  networkEntropy,
  ratioPerFilter,
} from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, layers } from "../layers.js";

const runs = { numRuns: 1500 };
const shares = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, -0, 1, 0.5, 2 ** -1074, 1 - 2 ** -53),
);

describe("binaryEntropy", () => {
  test("for every share: from 0 to 1 bit, never NaN, and that of its complement", () => {
    fc.assert(
      fc.property(shares, (share) => {
        const bits = binaryEntropy(share);
        expect(bits >= 0 && bits <= 1 + 1e-15).toBe(true);
        expect(binaryEntropy(1 - share)).toBeCloseTo(bits, 12);
      }),
      runs,
    );
  });

  test("for every two shares: the mean's entropy is no less than the mean entropy", () => {
    fc.assert(
      fc.property(shares, shares, (one, other) => {
        const mean = (binaryEntropy(one) + binaryEntropy(other)) / 2;
        expect(binaryEntropy((one + other) / 2)).toBeGreaterThanOrEqual(mean - 1e-13);
      }),
      runs,
    );
  });

  test("for every share: its derivative is log₂ ((1 − p) / p)", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (share) => {
        const step = 1e-5;
        const slope = (binaryEntropy(share + step) - binaryEntropy(share - step)) / (2 * step);
        expect(slope).toBeCloseTo(Math.log2((1 - share) / share), 4);
      }),
      runs,
    );
  });

  test("example: 1 bit at a half, none at the ends, 0.811 at a quarter", () => {
    expect(binaryEntropy(0.5)).toBe(1);
    expect([binaryEntropy(0), binaryEntropy(1), binaryEntropy(-0)]).toEqual([0, 0, 0]);
    expect(binaryEntropy(0.25)).toBeCloseTo(2 - 0.75 * Math.log2(3), 14);
  });

  test("example: the least share above 0 has an entropy, though its reciprocal overflows", () => {
    expect(binaryEntropy(2 ** -1074)).toBe(1074 * 2 ** -1074);
  });

  test.each([-0.1, 1.1, Number.NaN, Number.POSITIVE_INFINITY])("a share of %s is refused", (share) => {
    expect(() => binaryEntropy(share)).toThrow(DomainError);
    expect(() => binaryEntropy(share)).toThrow(`share must be from 0 to 1, got ${share}`);
  });
});

describe("layerEntropy and entropyPerFilter", () => {
  test("for every layer and layout: Shannon's formula over the signs of each filter", () => {
    fc.assert(
      fc.property(layers(1), ({ levels, layout }) => {
        const wanted = filtersOf(levels, layout).map((filter) =>
          shannon(filter.map((level) => Math.sign(level) + 0)),
        );
        entropyPerFilter(levels, layout).forEach((bits, filter) => {
          expect(bits).toBeCloseTo(wanted[filter], 12);
        });
      }),
      runs,
    );
  });

  test("for every layer without zeros: the binary entropy of each ratio", () => {
    fc.assert(
      fc.property(layers(1), ({ levels, layout }) => {
        const bits = levels.map((level) => (level > 0 ? 1 : -1));
        const ratios = ratioPerFilter(bits, layout);
        entropyPerFilter(bits, layout).forEach((own, filter) => {
          expect(own).toBeCloseTo(binaryEntropy(ratios[filter]), 14);
        });
      }),
      runs,
    );
  });

  test("for every layer: no more than log₂ 3, and no less than the mean of its filters", () => {
    fc.assert(
      fc.property(layers(1), ({ levels, layout }) => {
        const perFilter = entropyPerFilter(levels, layout);
        const bits = layerEntropy(levels);
        expect(bits).toBeLessThanOrEqual(Math.log2(3) + 1e-14);
        expect(bits).toBeGreaterThanOrEqual(
          perFilter.reduce((sum, own) => sum + own, 0) / layout.groups - 1e-14,
        );
      }),
      runs,
    );
  });

  test("example: one filter all +1 and one all −1 is 1 bit for the layer and none for the filters", () => {
    const levels = Int8Array.of(1, 1, -1, -1);
    expect(layerEntropy(levels)).toBe(1);
    expect([...entropyPerFilter(levels, groupsAsRows(2, 2))]).toEqual([0, 0]);
  });

  test("example: half pruned and the rest balanced is 1.5 bits", () => {
    expect(layerEntropy(Float32Array.of(0, 0, 1, -1))).toBe(1.5);
  });

  test("nothing, NaN and levels that do not fit are refused", () => {
    expect(() => layerEntropy(new Float32Array(0))).toThrow(ShapeError);
    expect(() => entropyPerFilter(new Float32Array(0), groupsAsRows(0, 3))).toThrow(ShapeError);
    expect(() => layerEntropy(Float32Array.of(Number.NaN))).toThrow(NonFiniteError);
    expect(() => entropyPerFilter(Float32Array.of(1, 1), groupsAsRows(1, 3))).toThrow(ShapeError);
  });
});

describe("entropy of K levels and of a network", () => {
  test("for every layers: a network is its layers in one array", () => {
    fc.assert(
      fc.property(fc.array(layers(1), { minLength: 1, maxLength: 4 }), (network) => {
        const all = Float32Array.from(network.flatMap(({ levels }) => [...levels]));
        expect(networkEntropy(network.map(({ levels }) => levels))).toBe(layerEntropy(all));
      }),
    );
  });

  test("for every layer of K levels: Shannon's formula over the values of each filter", () => {
    const values = [-3, -1, 1, 3];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...values), { minLength: 3, maxLength: 24 }), (levels) => {
        const layout = groupsAsColumns(3, Math.floor(levels.length / 3));
        const array = Int8Array.from(levels.slice(0, 3 * layout.size));
        entropyPerFilter(array, layout, values).forEach((bits, filter) => {
          expect(bits).toBeCloseTo(shannon(filtersOf(array, layout)[filter]), 12);
        });
      }),
    );
  });

  test("example: four even levels are 2 bits, though their signs are 1", () => {
    const levels = Float32Array.of(-3, -1, 1, 3);
    expect(layerEntropy(levels, [-3, -1, 1, 3])).toBe(2);
    expect(layerEntropy(levels)).toBe(1);
    expect(networkEntropy([levels, levels], [-3, -1, 1, 3])).toBe(2);
  });

  test("a network of no weights, NaN and a level that is none of the values are refused", () => {
    expect(() => networkEntropy([])).toThrow(ShapeError);
    expect(() => networkEntropy([new Int8Array(0)])).toThrow(ShapeError);
    expect(() => networkEntropy([Float32Array.of(Number.NaN)])).toThrow(NonFiniteError);
    expect(() => networkEntropy([Int8Array.of(0)], [-1, 1])).toThrow(DomainError);
  });
});

function shannon(symbols: readonly number[]): number {
  return [...new Set(symbols)]
    .map((symbol) => symbols.filter((other) => other === symbol).length / symbols.length)
    .reduce((bits, share) => bits - share * Math.log2(share), 0);
}
