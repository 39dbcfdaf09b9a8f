import { expect, test } from "vitest";
import { batchPixels, decodeCifar10, decodeIdx } from "../src/index.js";
import { encodeIdx } from "./encode.js";

test("example: in a browser, a gzipped file is decompressed, decoded and batched", async () => {
  const packed = new Blob([encodeIdx([1, 1, 2], [0, 255]).slice()])
    .stream()
    .pipeThrough(new CompressionStream("gzip"));
  const unpacked = new Response(packed.pipeThrough(new DecompressionStream("gzip")));
  const set = decodeIdx(new Uint8Array(await unpacked.arrayBuffer()), encodeIdx([1], [7]));
  expect([...batchPixels(set, [0], new Float32Array(2))]).toEqual([0, 1]);
  expect(decodeCifar10([new Uint8Array(3073)]).count).toBe(1);
});
