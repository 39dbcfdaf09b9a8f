import { BackendError } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import "./backends.js";
import { requireKnownRelease, requireWasmBackend } from "../src/wasm-backend.js";

for (const version of ["4.22.0", "4.22.1"])
  test(`example: tfjs ${version} is known`, () => {
    expect(() => requireKnownRelease("@tensorflow/tfjs-core", version)).not.toThrow();
  });

for (const version of ["4.21.0", "4.23.0", "5.0.0", "14.22.0", "4.22.0-rc.1", ""])
  test(`tfjs ${version || "without a version"} is refused, with the remedy`, () => {
    const call = (): void => requireKnownRelease("@tensorflow/tfjs-core", version);
    expect(call).toThrow(BackendError);
    expect(call).toThrow(/install @tensorflow\/tfjs-core@~4\.22\.0/);
  });

test("example: the current wasm backend is returned", async () => {
  await tf.setBackend("wasm");
  expect(requireWasmBackend()).toBe(tf.backend());
});

test("the cpu backend is refused, with the remedy", async () => {
  await tf.setBackend("cpu");
  expect(requireWasmBackend).toThrow(BackendError);
  expect(requireWasmBackend).toThrow(/must be wasm, got cpu; call await tf\.setBackend\("wasm"\) first/);
});
