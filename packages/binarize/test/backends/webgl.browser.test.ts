import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-webgl";
import { afterEach, beforeEach, describe, vi } from "vitest";
import {
  bitsSuite,
  codeSuite,
  gradientSuite,
  leakSuite,
  noReadBackSuite,
  notFiniteSuite,
  refusalSuite,
} from "./suite.js";

await tf.setBackend("webgl");

describe("on tfjs's webgl backend", () => {
  // tfjs computes on the CPU what is small and was not uploaded yet; here everything goes to the GPU
  beforeEach(() => tf.env().set("WEBGL_CPU_FORWARD", false));
  afterEach(() => tf.setBackend("webgl"));

  bitsSuite({ cases: 3, least: 2 ** -100, fewShapes: true });
  refusalSuite();
  codeSuite();
  notFiniteSuite();
  gradientSuite("webgl");
  leakSuite(1000);
  noReadBackSuite(() => {
    const refuse = (): never => {
      throw new Error("read back");
    };
    const { prototype } = WebGL2RenderingContext;
    const spies = [
      vi.spyOn(prototype, "readPixels").mockImplementation(refuse),
      vi.spyOn(prototype, "getBufferSubData").mockImplementation(refuse),
    ];
    return () => {
      for (const spy of spies) spy.mockRestore();
    };
  });
});
