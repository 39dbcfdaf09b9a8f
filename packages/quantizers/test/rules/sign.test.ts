import { latentWeights, quantizerLaws } from "@equal-bits/laws";
import { sign } from "@equal-bits/quantizers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("sign()", () => {
  for (const law of quantizerLaws(sign())) test(law.name, law.check);
});

test("for every weight: the level is its own sign, whatever the others", () => {
  fc.assert(
    fc.property(latentWeights(), (weights) => {
      const levels = sign().assign(weights, new Uint8Array(weights.length));
      expect([...levels]).toEqual([...weights].map((weight) => (weight < 0 ? 0 : 1)));
    }),
    { numRuns: 1000 },
  );
});

test("example: both zeros are +1", () => {
  expect([...sign().assign(Float32Array.of(0, -0, -1e-45, 1e-45), new Uint8Array(4))]).toEqual([1, 1, 0, 1]);
});
