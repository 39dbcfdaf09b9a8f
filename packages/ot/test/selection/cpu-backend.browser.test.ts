import { backendLaws } from "@equal-bits/laws";
import { cpuBackend } from "@equal-bits/ot";
import { describe, test } from "vitest";

describe("the reference backend, in a browser", () => {
  for (const law of backendLaws(cpuBackend)) test(law.name, law.check);
});
