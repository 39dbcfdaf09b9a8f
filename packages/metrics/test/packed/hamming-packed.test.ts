import { DomainError, ShapeError } from "@equal-bits/core";
import {
  hammingDistance,
  hammingPacked,
  hammingPackedPerRow,
  hammingPerFilter,
  packSigns,
  packSignsPerFilter,
} from "@equal-bits/metrics";
import fc from "fast-check";
import { expect, test } from "vitest";
import { layerPairs } from "../layers.js";
import { manyWords, naiveDifferences, naivePerRow, wordPairs } from "./packed-bits.js";

/** Levels without the pruned ones. */
const unpruned = (level: number): number => (level > 0 ? 0.5 : -0.5);

test("for every two layers: the bits of packed signs differ where the signs do, of the layer and of each filter", () => {
  fc.assert(
    fc.property(layerPairs(), ({ previous, current, layout }) => {
      const [first, second] = [previous, current].map((levels) => Float32Array.from(levels, unpruned));
      expect(hammingPacked(packSigns(first), packSigns(second))).toBe(hammingDistance(first, second));
      const [one, other] = [first, second].map((levels) => packSignsPerFilter(levels, layout));
      if (layout.size > 0)
        expect(hammingPackedPerRow(one, other, Math.ceil(layout.size / 32))).toEqual(
          hammingPerFilter(first, second, layout),
        );
    }),
    { numRuns: 1000 },
  );
});

test("for every length from 0 to 300: as many bits differ as signs", () => {
  for (let length = 0; length <= 300; length++) {
    const [first, second] = [1, 2].map((seed) =>
      new Int8Array(length).map((_, i) => (Math.sin(seed * i * i + 1) > 0 ? 1 : -1)),
    );
    let different = 0;
    for (let i = 0; i < length; i++) different += Number(first[i] !== second[i]);
    expect(hammingPacked(packSigns(first), packSigns(second))).toBe(different);
  }
});

test("for every two pruned layers: masks differ where a weight was pruned or came back", () => {
  fc.assert(
    fc.property(layerPairs(), ({ previous, current }) => {
      const [first, second] = [previous, current].map((levels) => {
        const mask = new Uint32Array(Math.ceil(levels.length / 32));
        packSigns(levels, undefined, mask);
        return mask;
      });
      const changed = Array.from(previous, (level, i) => (level === 0) !== (current[i] === 0));
      expect(hammingPacked(first, second)).toBe(changed.filter(Boolean).length);
    }),
  );
});

test("for every two arrays of words: the digits that differ; none from itself, and both ways as many", () => {
  fc.assert(
    fc.property(wordPairs(200), ([first, second]) => {
      const distance = hammingPacked(first, second);
      expect(distance).toBe(naiveDifferences(first, second));
      expect(hammingPacked(second, first)).toBe(distance);
      expect(hammingPacked(first, first)).toBe(0);
    }),
  );
});

test("for every length of rows, in long arrays: the digits of each row that differ", () => {
  for (const rowWords of [1, 2, 18, 24, 25, 144, 4095, 4096, 4097, 10_000])
    for (const rows of [1, 3, Math.ceil(9000 / rowWords)]) {
      const [first, second] = [manyWords(rows * rowWords, 1), manyWords(rows * rowWords, 2)];
      const wanted = naivePerRow(rowWords, first, second);
      const distances = hammingPackedPerRow(first, second, rowWords);
      expect([...distances]).toEqual(wanted);
      expect(hammingPacked(first, second)).toBe(wanted.reduce((sum, distance) => sum + distance, 0));
    }
});

test("example: 4,000,000 words of which every bit differs, and one bit more or less", () => {
  const [zeros, ones] = [new Uint32Array(4e6), new Uint32Array(4e6).fill(2 ** 32 - 1)];
  expect(hammingPacked(zeros, ones)).toBe(128e6);
  zeros[3_999_999] = 2 ** 31;
  expect(hammingPacked(zeros, ones)).toBe(128e6 - 1);
});

test("lengths that differ, and rows that are none or do not fill them, are refused", () => {
  const [two, three] = [new Uint32Array(2), new Uint32Array(3)];
  expect(() => hammingPacked(two, three)).toThrow(ShapeError);
  expect(() => hammingPacked(two, three)).toThrow("second must have the 2 words of first, got 3");
  expect(() => hammingPackedPerRow(two, three, 1)).toThrow("second must have the 2 words of first, got 3");
  expect(() => hammingPackedPerRow(three, three, 2)).toThrow(ShapeError);
  expect(() => hammingPackedPerRow(three, three, 2)).toThrow(
    "packed bits must fill whole rows of 2 words, got 3 words",
  );
  for (const rowWords of [0, -1, 1.5, Number.NaN, 2 ** 27])
    expect(() => hammingPackedPerRow(three, three, rowWords)).toThrow(DomainError);
});
