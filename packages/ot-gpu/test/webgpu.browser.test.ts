import { gpuBackend } from "@equal-bits/ot-gpu";
import { describe, expect, test } from "vitest";
import { entropicSuite } from "./entropic-suite.js";
import { exactSuite } from "./exact-suite.js";
import { residentSuite } from "./resident-suite.js";
import { sinkhornSuite } from "./sinkhorn-suite.js";
import { webGpuAdapter } from "./web-gpu-adapter.js";

if (await webGpuAdapter()) {
  const backend = await gpuBackend({ mode: "webgpu" });
  describe(`WebGPU on ${backend.device}`, async () => {
    test("example: it says what really runs, and is the default", async () => {
      expect(backend.name).toBe("webgpu");
      expect(backend.device).not.toBe("");
      const chosen = await gpuBackend();
      expect(chosen.name).toBe("webgpu");
      await chosen.dispose();
    });
    exactSuite(backend, 100);
    residentSuite(backend, 10);
    entropicSuite(backend, 20);
    sinkhornSuite(backend, 10);
  });
} else
  describe("WebGPU", () => {
    test.skip("no adapter answers here: Chromium needs --enable-unsafe-webgpu --use-webgpu-adapter=swiftshader", () =>
      undefined);
  });
