import { binarize } from "@equal-bits/binarize";
import { equalBits, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-webgpu";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  bitsSuite,
  gradientSuite,
  leakSuite,
  noReadBackSuite,
  notFiniteSuite,
  refusalSuite,
} from "./suite.js";

if (await isThere())
  describe("on tfjs's webgpu backend", () => {
    // An invalid program throws nothing: it leaves in the output what the memory held before
    const errors = new Set<string>();
    deviceOf(tf.backend()).addEventListener("uncapturederror", (event) => {
      const { message } = (event as GPUUncapturedErrorEvent).error; // by the event's name
      errors.add(message);
    });
    // tfjs computes on the CPU what is small and was not uploaded yet; here everything goes to the GPU
    beforeEach(() => tf.env().set("WEBGPU_CPU_FORWARD", false));
    afterEach(() => tf.setBackend("webgpu"));
    afterAll(() => expect([...errors]).toEqual([]));

    bitsSuite({ cases: 30, least: 2 ** -100 });
    refusalSuite();
    test("a rule that is code is refused: reading back at once gives zeros here", () => {
      const { valueRule: _, ...unvalued } = equalBits();
      const { cuts: __, ...uncut } = sign();
      for (const rule of [unvalued, uncut])
        expect(() => tf.tidy(() => binarize(tf.ones([2, 2]), rule))).toThrow(
          `on webgpu the rule ${rule.name} must be data, over groups of at most 2²⁴ weights, got one that must read weights back`,
        );
    });
    notFiniteSuite();
    gradientSuite("webgpu");
    leakSuite(1000);
    noReadBackSuite(() => {
      const refuse = (): never => {
        throw new Error("read back");
      };
      const spies = [
        vi.spyOn(GPUBuffer.prototype, "mapAsync").mockImplementation(refuse),
        vi.spyOn(OffscreenCanvas.prototype, "getContext").mockImplementation(refuse), // how it reads at once
      ];
      return () => {
        for (const spy of spies) spy.mockRestore();
      };
    });
  });
else
  describe("on tfjs's webgpu backend", () => {
    test.skip("no adapter answers here: Chromium needs --enable-unsafe-webgpu --use-webgpu-adapter=swiftshader", () =>
      undefined);
  });

/** What is used of tfjs-backend-webgpu. */
function deviceOf(backend: tf.KernelBackend): EventTarget {
  return (backend as tf.KernelBackend & { readonly device: EventTarget }).device; // a GPUDevice is one
}

/** Whether the backend starts. */
async function isThere(): Promise<boolean> {
  try {
    return await tf.setBackend("webgpu");
  } catch {
    return false;
  }
}
