import { backendLaws } from "@equal-bits/laws";
import { gpuBackend } from "@equal-bits/ot-gpu";
import { describe, test } from "vitest";

const backend = await gpuBackend({ mode: "webgl2" });
describe(`WebGL2 on ${backend.device}`, () => {
  for (const law of backendLaws(backend, { cases: 50 })) test(law.name, law.check);
});
