import { describe, expect, test } from "vitest";
import { discreteTransport } from "../../src/discrete/discrete-transport.js";
import { dualViolation } from "../../src/discrete/dual-certificate.js";
import { wasserstein } from "../../src/discrete/wasserstein.js";
import exact from "../fixtures/exact-line.json" with { type: "json" };
import { apart } from "../sinkhorn/sinkhorn-problems.js";

describe.each(exact.cases)("POT's exact solvers: $name", (problem) => {
  const { x, y, a, b, p, emdLoss, emd1dPlan, emd21dLoss, wassersteinToThePowerP } = problem;

  test("example: discreteTransport has emd's loss, with a certificate, and emd_1d's plan", () => {
    const { plan, cost, dualityGap, potentials } = discreteTransport(x, a, y, b, { p });
    const dense = new Float64Array(x.length * y.length);
    plan.mass.forEach((mass, k) => {
      dense[plan.source[k] * y.length + plan.target[k]] += mass;
    });
    expect(cost).toBeCloseTo(emdLoss, 10);
    if (emd21dLoss !== null) expect(cost).toBeCloseTo(emd21dLoss, 10);
    expect(apart(dense, emd1dPlan)).toBeLessThan(1e-10);
    expect(Math.abs(dualityGap)).toBeLessThan(1e-12);
    expect(dualViolation(x, y, potentials, { p })).toBeLessThan(1e-12);
  });

  test("example: wasserstein is the p-th root of wasserstein_1d's", () => {
    const distance = wasserstein(x, y, { p, xWeights: a, yWeights: b });
    expect(distance ** p).toBeCloseTo(wassersteinToThePowerP, 10);
    expect(distance ** p).toBeCloseTo(emdLoss, 10);
  });
});
