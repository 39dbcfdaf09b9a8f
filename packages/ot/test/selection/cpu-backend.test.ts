import { backendLaws } from "@equal-bits/laws";
import { cpuBackend } from "@equal-bits/ot";
import { describe, test } from "vitest";

describe("the reference backend", () => {
  for (const law of backendLaws(cpuBackend)) test(law.name, law.check);
});

describe("the reference backend, on long groups", () => {
  for (const law of backendLaws(cpuBackend, { cases: 200, longest: 5000 })) test(law.name, law.check);
});
