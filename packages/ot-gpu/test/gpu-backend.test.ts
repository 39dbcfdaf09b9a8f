import { backendLaws } from "@equal-bits/laws";
import { gpuBackend } from "@equal-bits/ot-gpu";
import { describe, test } from "vitest";

for (const mode of ["cpu", "webasm"] as const) {
  const backend = await gpuBackend({ mode });
  describe(`gpu.js in mode ${mode}`, () => {
    for (const law of backendLaws(backend, { cases: 150 })) test(law.name, law.check);
  });
}
