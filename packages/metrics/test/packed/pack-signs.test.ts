import { DomainError, groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { packSigns, packSignsPerFilter, positivesPerFilter } from "@equal-bits/metrics";
import { wasmBackend } from "@equal-bits/ot-wasm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, layers } from "../layers.js";

/** Bits of one filter as words, by way of their binary digits. */
function wordsOf(bits: readonly boolean[]): number[] {
  return Array.from({ length: Math.ceil(bits.length / 32) }, (_, word) =>
    Number.parseInt(
      bits
        .slice(32 * word, 32 * word + 32)
        .map(Number)
        .reverse()
        .join(""),
      2,
    ),
  );
}

/** −1 and +1 without an order. */
function signs(length: number): Int8Array {
  return new Int8Array(length).map((_, i) => (Math.sin(i * i + 1) > 0 ? 1 : -1));
}

describe("packSignsPerFilter", () => {
  test("for every layer, pruned or not: bit i of a filter is 1 where weight i is above 0, and of its mask where it is not 0", () => {
    fc.assert(
      fc.property(layers(), ({ levels, layout }) => {
        const filters = filtersOf(levels, layout);
        const words = layout.groups * Math.ceil(layout.size / 32);
        const [out, mask] = [new Uint32Array(words).fill(77), new Uint32Array(words).fill(77)];
        expect(packSignsPerFilter(levels, layout, out, mask)).toBe(out);
        expect([...out]).toEqual(filters.flatMap((filter) => wordsOf(filter.map((level) => level > 0))));
        expect([...mask]).toEqual(filters.flatMap((filter) => wordsOf(filter.map((level) => level !== 0))));
      }),
      { numRuns: 1000 },
    );
  });

  test("for every size of filters up to 100, in rows, columns and blocks: the same words", () => {
    for (let size = 0; size <= 100; size++) {
      const rows = signs(6 * size);
      const wanted = filtersOf(rows, groupsAsRows(6, size)).flatMap((filter) =>
        wordsOf(filter.map((level) => level > 0)),
      );
      expect([...packSignsPerFilter(rows, groupsAsRows(6, size))]).toEqual(wanted);
      for (const interleave of [2, 6]) {
        const layout = { groups: 6, size, interleave };
        const levels = new Float32Array(6 * size);
        for (let group = 0; group < 6; group++)
          for (let i = 0; i < size; i++) {
            const first = (group - (group % interleave)) * size + (group % interleave);
            levels[first + i * interleave] = rows[group * size + i];
          }
        expect([...packSignsPerFilter(levels, layout)]).toEqual(wanted);
      }
    }
  });

  test("for every layer without zeros: the bits that a selection of as many weights as are above 0 writes", () => {
    fc.assert(
      fc.property(layers(1), ({ levels, layout }) => {
        const weights = Float32Array.from(levels, (level) => level || 1);
        const out = new Uint32Array(layout.groups * Math.ceil(layout.size / 32));
        const selected = wasmBackend().writeBits(weights, layout, positivesPerFilter(weights, layout), out);
        expect(packSignsPerFilter(weights, layout)).toEqual(selected);
      }),
    );
  });

  test("example: two filters of three as columns", () => {
    const levels = Float32Array.of(3, -1, 4, -1, -5, 9);
    const bits = packSignsPerFilter(levels, groupsAsColumns(2, 3));
    expect([...bits].map((word) => word.toString(2))).toEqual(["11", "100"]);
  });
});

describe("packSigns", () => {
  test("for every length from 0 to 300: weight i is bit i % 32 of word ⌊i / 32⌋, and spare bits are 0", () => {
    for (let length = 0; length <= 300; length++) {
      const levels = signs(length);
      const bits = packSigns(levels);
      expect([...bits]).toEqual(wordsOf(Array.from(levels, (level) => level > 0)));
      expect(packSigns(Float32Array.from(levels))).toEqual(bits);
    }
  });

  test("example: the least float32 above 0 is +1, −0 is pruned, and the scale does not count", () => {
    const mask = new Uint32Array(1);
    const levels = Float32Array.of(2 ** -149, -(2 ** -149), -0, 3e38, 0, -0.5);
    expect([...packSigns(levels, undefined, mask)]).toEqual([0b001001]);
    expect([...mask]).toEqual([0b101011]);
  });

  test("a pruned weight without a mask is refused by its index, and nothing is written", () => {
    for (const zero of [0, -0]) {
      const out = Uint32Array.of(5);
      const call = (): unknown => packSigns(Float32Array.of(1, -1, zero, 0), out);
      expect(call).toThrow(DomainError);
      expect(call).toThrow("levels must be above or below 0, got 0 at index 2; pass a mask");
      expect([...out]).toEqual([5]);
    }
  });

  test("NaN, infinities and arrays of another length are refused, and nothing is written", () => {
    const out = Uint32Array.of(5);
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(() => packSigns(Float32Array.of(1, bad), out, new Uint32Array(1))).toThrow(NonFiniteError);
    expect(() => packSigns(signs(33), out)).toThrow(ShapeError);
    expect(() => packSigns(signs(33), out)).toThrow("out must have ⌈size / 32⌉ words for each group, 2 for");
    expect(() => packSigns(signs(32), out, new Uint32Array(2))).toThrow("mask must have ⌈size / 32⌉ words");
    expect(() => packSignsPerFilter(signs(32), groupsAsRows(3, 11), out)).toThrow("levels must have groups");
    expect([...out]).toEqual([5]);
  });
});
