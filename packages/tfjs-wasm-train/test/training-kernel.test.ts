import { BackendError } from "@equal-bits/core";
import type { TensorInfo } from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { requireFloat32 } from "../src/training-kernel.js";

const info = (dtype: TensorInfo["dtype"]): TensorInfo => ({ dataId: {}, shape: [1], dtype });

test("example: float32 passes", () => {
  expect(() => requireFloat32("K", { x: info("float32"), dy: info("float32") })).not.toThrow();
});

for (const dtype of ["int32", "bool", "complex64", "string"] as const)
  test(`${dtype} is refused by name, with the remedy`, () => {
    const call = (): void => requireFloat32("K", { x: info("float32"), dy: info(dtype) });
    expect(call).toThrow(BackendError);
    expect(call).toThrow(`dy of K must be float32 on wasm, got ${dtype}; use tf.cast(dy, "float32")`);
  });
