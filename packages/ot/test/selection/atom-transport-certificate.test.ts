import { apportion } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { atomTransport, discreteTransport, dualViolation } from "@equal-bits/ot";
import fc from "fast-check";
import { expect, test } from "vitest";

const atoms = [-1, 0, 1];

test("for every filter and ternary histogram: atomTransport costs what the certified general solver says is least", () => {
  const moderate = latentWeights({ longest: 60 }).map((weights) =>
    weights.map((w) => Math.max(-9, Math.min(9, w))),
  );
  fc.assert(
    fc.property(moderate, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (weights, a, b) => {
      const counts = apportion(weights.length, [a / 20, b / 20, 1 - a / 20 - b / 20]);
      const moved = atomTransport(weights, atoms, counts, new Float32Array(weights.length));
      const cost = weights.reduce((sum, weight, i) => sum + (weight - moved[i]) ** 2, 0);
      const ones = new Array<number>(weights.length).fill(1);
      const { cost: least, potentials, dualityGap } = discreteTransport(weights, ones, atoms, counts);
      expect(dualViolation(weights, atoms, potentials)).toBeLessThanOrEqual(1e-9);
      expect(Math.abs(dualityGap)).toBeLessThanOrEqual(1e-9 * (1 + least));
      expect(Math.abs(cost - least)).toBeLessThanOrEqual(1e-9 * (1 + least));
    }),
    { numRuns: 1000 },
  );
});
