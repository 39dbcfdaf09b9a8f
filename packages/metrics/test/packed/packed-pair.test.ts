import { BackendError, DomainError, ShapeError } from "@equal-bits/core";
import {
  hammingPacked,
  hammingPackedPerRow,
  type PackedPair,
  packedPair,
  packSigns,
} from "@equal-bits/metrics";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { manyWords, wordPairs } from "./packed-bits.js";
import { failures, freshMetrics, restoreRuntime } from "./without-wasm.js";

afterEach(restoreRuntime);

async function pairWithoutWasm(): Promise<typeof packedPair> {
  failures["there is no WebAssembly"]();
  const metrics = await freshMetrics();
  metrics.packedPair(1);
  restoreRuntime();
  return metrics.packedPair;
}

function filled(pair: PackedPair, [first, second]: readonly Uint32Array[]): PackedPair {
  pair.previous.set(first);
  pair.current.set(second);
  return pair;
}

describe.each([
  ["in WebAssembly", async () => packedPair],
  ["on the heap", pairWithoutWasm],
])("a packed pair %s", (_, load) => {
  test("for every two arrays: the numbers of those that copy, whichever is current", async () => {
    const newPair = await load();
    fc.assert(
      fc.property(wordPairs(150), fc.integer({ min: 1, max: 40 }), (words, rowWords) => {
        const [first, second] = words.map((all) => all.subarray(all.length % rowWords));
        const pair = filled(newPair(first.length), [first, second]);
        for (let turn = 0; turn < 2; turn++) {
          expect(pair.hamming()).toBe(hammingPacked(first, second));
          expect(pair.hammingPerRow(rowWords)).toEqual(hammingPackedPerRow(first, second, rowWords));
          pair.swap();
          expect([pair.current, pair.previous]).toEqual(turn === 0 ? [first, second] : [second, first]);
        }
      }),
    );
  });

  test("example: more rows than are counted at a time", async () => {
    const arrays = [manyWords(10_001, 1), manyWords(10_001, 2)];
    const pair = filled((await load())(10_001), arrays);
    expect(pair.hammingPerRow(1)).toEqual(hammingPackedPerRow(arrays[0], arrays[1], 1));
    expect(pair.hammingPerRow(10_001)).toEqual(hammingPackedPerRow(arrays[0], arrays[1], 10_001));
  });

  test("example: more words than are counted at a time, and every bit differs", async () => {
    const pair = (await load())(2 ** 20 + 1);
    pair.current.fill(2 ** 32 - 1);
    expect(pair.hamming()).toBe(2 ** 25 + 32);
  });

  test("for every step of a training: the flips since the step before, in the same two arrays", async () => {
    const pair = (await load())(2);
    const [one, other] = [pair.previous, pair.current];
    const steps = [1, 2, 3, 4].map((seed) =>
      new Int8Array(50).map((_, i) => (Math.sin(seed * i * i + 1) > 0 ? 1 : -1)),
    );
    packSigns(steps[0], pair.current);
    for (const [step, levels] of steps.slice(1).entries()) {
      pair.swap();
      expect(pair.current).toBe(step % 2 === 0 ? one : other);
      packSigns(levels, pair.current);
      expect(pair.hamming()).toBe(levels.filter((level, i) => level !== steps[step][i]).length);
    }
  });

  test("example: none at all, and all 0 at first", async () => {
    const newPair = await load();
    expect(newPair(0).hamming()).toBe(0);
    expect([...newPair(0).hammingPerRow(3)]).toEqual([]);
    expect([...newPair(2).previous, ...newPair(2).current]).toEqual([0, 0, 0, 0]);
    expect(Object.isFrozen(newPair(2))).toBe(true);
  });
});

test("a length that is none, or more than there is room for, and rows that do not fill it are refused", () => {
  for (const words of [-1, 0.5, Number.NaN]) expect(() => packedPair(words)).toThrow(DomainError);
  expect(() => packedPair(2 ** 50)).toThrow(BackendError);
  expect(() => packedPair(2 ** 50)).toThrow(
    "the runtime must have room for two arrays of 1125899906842624 words",
  );
  expect(() => packedPair(3).hammingPerRow(2)).toThrow(ShapeError);
  expect(() => packedPair(3).hammingPerRow(0)).toThrow(DomainError);
});
