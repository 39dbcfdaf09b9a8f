import { backendLaws } from "@equal-bits/laws";
import { wasmBackend } from "@equal-bits/ot-wasm";
import { describe, test } from "vitest";

describe("wasmBackend", () => {
  for (const law of backendLaws(wasmBackend(), { cases: 10_000 })) test(law.name, law.check);
});
