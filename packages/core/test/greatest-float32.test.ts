import { greatestFloat32 } from "@equal-bits/core";
import { expect, test } from "vitest";

test("example: the bits before those of infinity", () => {
  expect(new Uint32Array(Float32Array.of(greatestFloat32).buffer)[0]).toBe(0x7f800000 - 1);
});

test("example: it is a float32, and half a step beyond is infinite as one", () => {
  expect(Math.fround(greatestFloat32)).toBe(greatestFloat32);
  expect(Math.fround(greatestFloat32 + 2 ** 103)).toBe(Number.POSITIVE_INFINITY);
  expect(Math.fround(greatestFloat32 + 2 ** 102)).toBe(greatestFloat32);
});
