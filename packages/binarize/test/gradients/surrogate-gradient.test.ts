import { clippedGradient, identityGradient } from "@equal-bits/binarize";
import { expect, test } from "vitest";

test("example: names carry the arguments", () => {
  expect(identityGradient().name).toBe("identity");
  expect(clippedGradient(0.5).name).toBe("clipped(0.5)");
});

for (const limit of [0, -1, Number.NaN])
  test(`a limit of ${limit} is refused`, () => {
    expect(() => clippedGradient(limit)).toThrow(`limit must be a number > 0, got ${limit}`);
  });
