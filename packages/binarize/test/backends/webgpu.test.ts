import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { afterEach, beforeEach, describe, test } from "vitest";
import { dawnIsMissing } from "./dawn.js";
import { bitsSuite, gradientSuite, leakSuite, notFiniteSuite, refusalSuite } from "./suite.js";

const missing = await dawnIsMissing();

if (missing === undefined) {
  await import("@tensorflow/tfjs-backend-webgpu"); // it looks for navigator.gpu as it loads
  await tf.setBackend("webgpu");
  describe("on tfjs's webgpu backend, by Dawn", () => {
    beforeEach(() => tf.env().set("WEBGPU_CPU_FORWARD", false));
    afterEach(() => tf.setBackend("webgpu"));
    bitsSuite({ cases: 10, least: 2 ** -100 });
    refusalSuite();
    notFiniteSuite();
    gradientSuite("webgpu");
    leakSuite(1000);
  });
} else
  describe("on tfjs's webgpu backend, by Dawn", () => {
    test.skip(missing, () => undefined);
  });
