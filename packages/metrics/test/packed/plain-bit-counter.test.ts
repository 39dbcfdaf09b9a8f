import fc from "fast-check";
import { expect, test } from "vitest";
import { plainBitCounter } from "../../src/packed/plain-bit-counter.js";
import { naiveDifferences, naivePerRow, wordPairs } from "./packed-bits.js";

test("for every pattern of 16 bits, low and high: as many ones as digits", () => {
  for (let pattern = 0; pattern < 2 ** 16; pattern++) {
    const ones = pattern.toString(2).replaceAll("0", "").length;
    for (const [word, wanted] of [
      [pattern, ones],
      [pattern * 2 ** 16, ones],
      [2 ** 32 - 1 - pattern, 32 - ones],
    ])
      if (plainBitCounter.count(Uint32Array.of(word)) !== wanted)
        expect.fail(`${word} has ${wanted} ones, got ${plainBitCounter.count(Uint32Array.of(word))}`);
  }
});

test("for every two arrays: the digits that differ, in all and in each row", () => {
  fc.assert(
    fc.property(wordPairs(60), fc.integer({ min: 1, max: 7 }), (pair, rowWords) => {
      const [first, second] = pair.map((words) => words.subarray(words.length % rowWords));
      expect(plainBitCounter.count(first, second)).toBe(naiveDifferences(first, second));
      const out = new Uint32Array(first.length / rowWords).fill(77);
      const differences = naivePerRow(rowWords, first, second);
      expect([...plainBitCounter.countRows(out, first, second)]).toEqual(differences);
      expect([...plainBitCounter.countRows(out, first)]).toEqual(naivePerRow(rowWords, first));
    }),
  );
});
