import { gzipSync } from "node:zlib";
import { FormatError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decompress, gzippedBound } from "../../src/node/decompress.js";

test("for every content: gzipped or raw, it comes back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (content) => {
      fc.pre(content[0] !== 0x1f);
      expect(await decompress(new Uint8Array(gzipSync(content)), 2000, "f")).toEqual(content);
      expect(await decompress(content, 2000, "f")).toBe(content);
    }),
  );
});

test("for every place: a truncated gzip stream is refused", async () => {
  const zipped = new Uint8Array(gzipSync(Uint8Array.from({ length: 300 }, (_, at) => at * at)));
  for (let end = 2; end < zipped.length; end++)
    await expect(decompress(zipped.subarray(0, end), 1000, "a.gz")).rejects.toThrow(
      /^a\.gz must be a whole gzip stream/,
    );
});

test("for every random bytes after gzip's magic: content or a FormatError", async () => {
  const tails = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.uint8Array({ maxLength: 200 }).map((tail) => Uint8Array.of(8, 0, 0, 0, 0, 0, 0, 0, ...tail)),
  );
  await fc.assert(
    fc.asyncProperty(tails, async (tail) => {
      const outcome = await decompress(Uint8Array.of(0x1f, 0x8b, ...tail), 500, "f").catch((error) => error);
      if (outcome instanceof Uint8Array) expect(outcome.length).toBeLessThanOrEqual(500);
      else expect(outcome).toBeInstanceOf(FormatError);
    }),
    { numRuns: 1500 },
  );
});

test("example: a bomb of 256 MiB stops at the limit, in little memory", async () => {
  const bomb = new Uint8Array(gzipSync(new Uint8Array(2 ** 28)));
  expect(bomb.length).toBeLessThan(2 ** 19);
  const before = process.memoryUsage().arrayBuffers;
  await expect(decompress(bomb, 2 ** 20, "bomb")).rejects.toThrow(
    "at most 1048576 bytes of content, got more",
  );
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 25);
});

test("raw content beyond the limit is refused, at the limit it is not", async () => {
  await expect(decompress(new Uint8Array(11), 10, "f")).rejects.toThrow(FormatError);
  expect(await decompress(new Uint8Array(10), 10, "f")).toHaveLength(10);
  expect(await decompress(new Uint8Array(gzipSync(new Uint8Array(10))), 10, "f")).toHaveLength(10);
  await expect(decompress(new Uint8Array(gzipSync(new Uint8Array(11))), 10, "f")).rejects.toThrow(
    FormatError,
  );
});

test("for every level of compression: incompressible content stays within the bound", () => {
  let state = 1;
  const noise = Uint8Array.from({ length: 200_000 }, () => {
    state = Math.imul(state, 1664525) + 1013904223;
    return state >>> 24;
  });
  for (let level = 0; level <= 9; level++)
    for (const length of [0, 1, 511, 65_536, 200_000])
      expect(gzipSync(noise.subarray(0, length), { level }).length).toBeLessThanOrEqual(gzippedBound(length));
});

test("example: a limit beyond what an array can hold is no limit of the gzip stream's", async () => {
  const content = await decompress(new Uint8Array(gzipSync(Uint8Array.of(5))), Number.MAX_SAFE_INTEGER, "f");
  expect([...content]).toEqual([5]);
});
