import { gpuBackend } from "@equal-bits/ot-gpu";
import { describe } from "vitest";
import { entropicSuite } from "./entropic-suite.js";
import { exactSuite } from "./exact-suite.js";
import { residentSuite } from "./resident-suite.js";
import { sinkhornSuite } from "./sinkhorn-suite.js";

for (const mode of ["cpu", "webasm"] as const) {
  const backend = await gpuBackend({ mode });
  describe(`gpu.js in mode ${mode}`, () => {
    exactSuite(backend, 200);
    residentSuite(backend, 40);
    entropicSuite(backend, 100);
    sinkhornSuite(backend, 50);
  });
  describe(`gpu.js in mode ${mode}, part by part`, async () => {
    const parts = await gpuBackend({ mode, maxCells: 16384 });
    exactSuite(parts, 20);
  });
}
