import { BackendError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { canvasPixels, convolutionGeometry, sizesOf, upTo } from "../src/convolution-geometry.js";

const attributes = { strides: [2, 1], pad: "same", dataFormat: "NHWC" } as const;
const geometry = convolutionGeometry("Conv2D", [4, 5, 6, 3], [3, 2, 3, 8], {
  ...attributes,
  strides: [2, 1],
});

test("example: the sizes of a convolution, in the native order", () => {
  expect(sizesOf(geometry)).toEqual([4, 5, 6, 3, 3, 6, 8, 3, 2, 2, 1, 1, 0]);
});

test("example: the canvas is what the filters see", () => {
  expect(canvasPixels(geometry)).toBe((2 * 2 + 3) * (5 * 1 + 2));
});

test("example: counts are rounded up to a multiple", () => {
  expect([0, 1, 4, 5].map((count) => upTo(4, count))).toEqual([0, 4, 4, 8]);
});

test("NCHW is refused, with the remedy", () => {
  const call = (): unknown =>
    convolutionGeometry("Conv2D", [1, 1, 1, 1], [1, 1, 1, 1], {
      strides: 1,
      pad: "same",
      dataFormat: "NCHW",
    });
  expect(call).toThrow(BackendError);
  expect(call).toThrow(/must be NHWC on wasm, got NCHW; transpose/);
});
