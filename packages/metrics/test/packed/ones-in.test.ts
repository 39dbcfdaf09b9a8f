import { ShapeError } from "@equal-bits/core";
import {
  binaryEntropy,
  countSigns,
  layerEntropy,
  layerRatio,
  onesIn,
  onesPerRow,
  packSigns,
  packSignsPerFilter,
  positivesPerFilter,
} from "@equal-bits/metrics";
import fc from "fast-check";
import { expect, test } from "vitest";
import { layers } from "../layers.js";
import { manyWords, naiveDifferences, naivePerRow, wordPairs } from "./packed-bits.js";

test("for every layer: as many ones as weights at +1, and in the mask as many as are not pruned", () => {
  fc.assert(
    fc.property(layers(), ({ levels, layout }) => {
      const mask = new Uint32Array(Math.ceil(levels.length / 32));
      const { negatives, positives } = countSigns(levels);
      expect(onesIn(packSigns(levels, undefined, mask))).toBe(positives);
      expect(onesIn(mask)).toBe(negatives + positives);
      const rowWords = Math.ceil(layout.size / 32);
      const bits = packSignsPerFilter(levels, layout, undefined, new Uint32Array(layout.groups * rowWords));
      if (layout.size > 0) expect(onesPerRow(bits, rowWords)).toEqual(positivesPerFilter(levels, layout));
    }),
    { numRuns: 1000 },
  );
});

test("for every words: the digits that are 1", () => {
  fc.assert(
    fc.property(wordPairs(200), ([words]) => {
      expect(onesIn(words)).toBe(naiveDifferences(words, new Uint32Array(words.length)));
    }),
  );
});

test("for every length of rows, in long arrays: the digits of each row that are 1", () => {
  for (const rowWords of [1, 2, 18, 24, 25, 144, 4095, 4096, 4097, 10_000]) {
    const words = manyWords(3 * rowWords, 3);
    const wanted = naivePerRow(rowWords, words);
    expect([...onesPerRow(words, rowWords)]).toEqual(wanted);
    expect(onesIn(words)).toBe(wanted.reduce((sum, ones) => sum + ones, 0));
  }
});

test("example: ratio and entropy of five weights, three of them +1", () => {
  const levels = Int8Array.of(1, -1, 1, 1, -1);
  const ratio = onesIn(packSigns(levels)) / levels.length;
  expect(ratio).toBe(0.6);
  expect(ratio).toBe(layerRatio(levels));
  expect(binaryEntropy(ratio)).toBeCloseTo(layerEntropy(levels), 15);
});

test("rows that do not fill the array are refused", () => {
  expect(() => onesPerRow(new Uint32Array(3), 2)).toThrow(ShapeError);
  expect(() => onesPerRow(new Uint32Array(3), 0)).toThrow("rowWords must be a whole number ≥ 1, got 0");
});
