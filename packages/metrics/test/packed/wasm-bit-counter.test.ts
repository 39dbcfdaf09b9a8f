import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { plainBitCounter } from "../../src/packed/plain-bit-counter.js";
import { wasmBitCounter } from "../../src/packed/wasm-bit-counter.js";
import { manyWords, wordPairs } from "./packed-bits.js";

const PlainMemory = WebAssembly.Memory;

afterEach(() => {
  WebAssembly.Memory = PlainMemory;
});

const counter = wasmBitCounter() ?? expect.fail("this runtime has WebAssembly SIMD");

test("for every two arrays, wherever they begin in their buffer: the numbers of the plain counter", () => {
  fc.assert(
    fc.property(wordPairs(200), fc.nat(5), fc.nat(5), (pair, begin, other) => {
      const [length, most] = [pair[0].length, Math.max(begin, other)];
      const first = pair[0].subarray(begin, Math.max(begin, length - most + begin));
      const second = pair[1].subarray(other, Math.max(other, length - most + other));
      if (first.length !== second.length) return;
      expect(counter.count(first, second)).toBe(plainBitCounter.count(first, second));
      expect(counter.count(first)).toBe(plainBitCounter.count(first));
    }),
    { numRuns: 500 },
  );
});

test("for every length around whole chunks: the numbers of the plain counter", () => {
  for (const chunks of [1, 2, 5])
    for (let length = 4096 * chunks - 26; length <= 4096 * chunks + 26; length++) {
      const [first, second] = [manyWords(length, chunks), manyWords(length, chunks + 1)];
      expect(counter.count(first, second)).toBe(plainBitCounter.count(first, second));
      expect(counter.count(first)).toBe(plainBitCounter.count(first));
    }
});

test("for every number and length of rows: the numbers of the plain counter, and no row is left out", () => {
  const shapes = fc.record({
    rowWords: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 4000, max: 4200 })),
    rows: fc.integer({ min: 0, max: 20 }),
    seed: fc.nat(),
  });
  fc.assert(
    fc.property(shapes, ({ rowWords, rows, seed }) => {
      const [first, second] = [manyWords(rows * rowWords, seed), manyWords(rows * rowWords, seed + 1)];
      for (const others of [second, undefined]) {
        const [found, wanted] = [new Uint32Array(rows).fill(77), new Uint32Array(rows).fill(99)];
        counter.countRows(found, first, others);
        expect(found).toEqual(plainBitCounter.countRows(wanted, first, others));
      }
    }),
    { numRuns: 60 },
  );
});

test("example: more rows of one word than a chunk holds", () => {
  const [first, second] = [manyWords(10_001, 1), manyWords(10_001, 2)];
  const wanted = plainBitCounter.countRows(new Uint32Array(10_001), first, second);
  expect(counter.countRows(new Uint32Array(10_001), first, second)).toEqual(wanted);
});

test("for every length: one memory of 64 KiB", () => {
  const made: WebAssembly.MemoryDescriptor[] = [];
  WebAssembly.Memory = class extends PlainMemory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      made.push(descriptor);
    }
  };
  const own = wasmBitCounter() ?? expect.fail("as above");
  for (const length of [1, 5000, 1_000_000]) own.count(manyWords(length, 1), manyWords(length, 2));
  expect(made).toEqual([{ initial: 1, maximum: 1 }]);
});
