import { gpuBackend } from "@equal-bits/ot-gpu";
import { describe, expect, test } from "vitest";
import { entropicSuite } from "./entropic-suite.js";
import { exactSuite } from "./exact-suite.js";
import { residentSuite } from "./resident-suite.js";
import { sinkhornSuite } from "./sinkhorn-suite.js";

const backend = await gpuBackend({ mode: "webgl2" });

describe(`WebGL2 on ${backend.device}`, () => {
  test("example: it says what really runs", () => {
    expect(backend.name).toBe("webgl2");
    expect(backend.device).not.toBe("");
  });
  exactSuite(backend, 100);
  residentSuite(backend, 10);
  entropicSuite(backend, 20);
  sinkhornSuite(backend, 10);
});

describe("WebGL2, part by part", async () => {
  exactSuite(await gpuBackend({ mode: "webgl2", maxCells: 16384 }), 10);
});
