import { hammingPacked, hammingPackedPerRow, onesIn, packedPair } from "@equal-bits/metrics";
import { expect, test } from "vitest";
import { plainBitCounter } from "../../src/packed/plain-bit-counter.js";
import { wasmBitCounter } from "../../src/packed/wasm-bit-counter.js";
import { manyWords } from "./packed-bits.js";

test("example: a browser counts in WebAssembly", () => {
  expect(wasmBitCounter()).toBeDefined();
});

test("for every length: the numbers of the plain counter, in a browser", () => {
  for (const length of [0, 1, 7, 23, 24, 25, 100, 4096, 4097, 50_000]) {
    const [first, second] = [manyWords(length, 1), manyWords(length, 2)];
    const distance = plainBitCounter.count(first, second);
    expect(hammingPacked(first, second)).toBe(distance);
    expect(onesIn(first)).toBe(plainBitCounter.count(first));
    if (length > 0) expect([...hammingPackedPerRow(first, second, length)]).toEqual([distance]);
    const pair = packedPair(length);
    pair.previous.set(first);
    pair.current.set(second);
    expect(pair.hamming()).toBe(distance);
  }
});

test("example: a module Worker counts as the page does", async () => {
  const worker = new Worker(new URL("./count-worker.ts", import.meta.url), { type: "module" });
  try {
    const words = [manyWords(9001, 1), manyWords(9001, 2)];
    const distance = await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(words);
    });
    expect(distance).toBe(hammingPacked(words[0], words[1]));
  } finally {
    worker.terminate();
  }
});
