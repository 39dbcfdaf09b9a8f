import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { bitsDigest } from "../src/bits-digest.js";

const layer = (levels: number[]) => ({
  name: "conv",
  filters: 1,
  size: levels.length,
  levelCount: 2,
  levels: Float32Array.from(levels),
  latents: Float32Array.from(levels),
});

test("example: the digest is that of the levels as signed bytes, layer after layer", () => {
  const bytes = Buffer.from([1, 255, 1]);
  expect(bitsDigest([layer([1, -1]), layer([1])])).toBe(createHash("sha256").update(bytes).digest("hex"));
});

test("one bit changes the digest", () => {
  expect(bitsDigest([layer([1, -1, 1])])).not.toBe(bitsDigest([layer([1, 1, 1])]));
});
