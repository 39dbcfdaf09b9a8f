import { afterEach, describe, expect, test, vi } from "vitest";
import { manyWords, naiveDifferences } from "./packed-bits.js";
import { failures, freshMetrics, restoreRuntime } from "./without-wasm.js";

afterEach(restoreRuntime);

const [first, second] = [manyWords(9001, 1), manyWords(9001, 2)];
const wanted = naiveDifferences(first, second);

test("example: the module is compiled at the first count, and once", async () => {
  const compile = vi.spyOn(WebAssembly, "Module");
  const { hammingPacked, onesIn, packedPair, packSigns } = await freshMetrics();
  packSigns(Int8Array.of(1, -1));
  expect(compile).toHaveBeenCalledTimes(0);
  expect(hammingPacked(first, second)).toBe(wanted);
  expect(onesIn(first)).toBe(naiveDifferences(first, new Uint32Array(9001)));
  packedPair(3);
  expect(compile).toHaveBeenCalledTimes(1);
});

describe.each(Object.entries(failures))("where %s", (_, fail) => {
  test("example: the numbers are the same", async () => {
    fail();
    const { hammingPacked, hammingPackedPerRow, onesIn, onesPerRow } = await freshMetrics();
    expect(hammingPacked(first, second)).toBe(wanted);
    expect(onesIn(first)).toBe(naiveDifferences(first, new Uint32Array(9001)));
    expect([...hammingPackedPerRow(first, second, 9001)]).toEqual([wanted]);
    expect([...onesPerRow(first.subarray(0, 2), 1)]).toEqual([
      onesIn(first.subarray(0, 1)),
      onesIn(first.subarray(1, 2)),
    ]);
  });
});

test("example: a runtime that refuses the module is asked once", async () => {
  failures["SIMD is missing or the page's policy forbids WebAssembly"]();
  const { hammingPacked, packedPair } = await freshMetrics();
  for (let call = 0; call < 3; call++) {
    expect(hammingPacked(first, second)).toBe(wanted);
    packedPair(5).hamming();
  }
  expect(WebAssembly.Module).toHaveBeenCalledTimes(1);
});
