import { expect, test } from "vitest";
import { popcountRoom } from "../../src/packed/popcount-room.js";
import { manyWords, naiveDifferences, naivePerRow } from "./packed-bits.js";

const room = popcountRoom(65537) ?? expect.fail("this runtime has WebAssembly SIMD");

test("example: so many bytes are whole pages", () => {
  expect(room.buffer.byteLength).toBe(2 * 65536);
  expect(popcountRoom(0)?.buffer.byteLength).toBe(0);
});

test("for every length and place: the kernel counts the words it was told to, and no other; nothing is written", () => {
  const all = new Uint32Array(room.buffer);
  all.set(manyWords(all.length, 5));
  const before = all.slice();
  for (let words = 0; words <= 100; words++)
    for (const [a, b] of [
      [0, 1000],
      [3, 1001],
      [32768 - words, 7],
    ]) {
      const [one, other] = [a, b].map((at) => all.subarray(at, at + words));
      expect(room.kernels.countDiffering(4 * a, 4 * b, words)).toBe(naiveDifferences(one, other));
    }
  expect(all.findIndex((word, i) => word !== before[i])).toBe(-1);
});

test("for every length of rows: each has its count, and nothing but the counts is written", () => {
  const all = new Uint32Array(room.buffer);
  for (const words of [1, 5, 24, 31, 50]) {
    all.set(manyWords(all.length, words));
    const wanted = all.slice();
    wanted.set(naivePerRow(words, all.slice(0, 9 * words), all.slice(5000, 5000 + 9 * words)), 9000);
    room.kernels.countDifferingPerRow(0, 4 * 5000, 9, words, 4 * 9000);
    expect(all.findIndex((word, i) => word !== wanted[i])).toBe(-1);
  }
});

test("example: a memory that the runtime has no room for is none, and the next one is asked for again", () => {
  expect(popcountRoom(2 ** 40)).toBeUndefined();
  expect(popcountRoom(1)?.buffer.byteLength).toBe(65536);
});
