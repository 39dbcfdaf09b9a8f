import { describe, expect, test } from "vitest";
import { sinkhorn } from "../../src/sinkhorn/sinkhorn.js";
import balanced from "../fixtures/sinkhorn-balanced.json" with { type: "json" };
import unbalanced from "../fixtures/sinkhorn-unbalanced.json" with { type: "json" };
import { apart } from "./sinkhorn-problems.js";

const fine = { tolerance: 1e-13, maxIterations: 200_000 };

describe.each(balanced.cases)("POT's sinkhorn_log: $name", ({ cost, a, b, reg, plan, loss }) => {
  test.each([true, false])("example: the same plan and loss, logDomain %s", (logDomain) => {
    const result = sinkhorn(Float64Array.from(cost), a, b, { ...fine, epsilon: reg, logDomain });
    expect(apart(result.plan, plan)).toBeLessThan(1e-10);
    expect(result.cost).toBeCloseTo(loss, 10);
  });

  test("example: POT's objective, with Σ P log P, is ours less the entropies of a and b", () => {
    const { regularisedCost } = sinkhorn(Float64Array.from(cost), a, b, { ...fine, epsilon: reg });
    const theirs = loss + reg * plan.reduce((sum, mass) => sum + xlogx(mass), 0);
    const entropies = [...a, ...b].reduce((sum, mass) => sum + xlogx(mass), 0);
    expect(regularisedCost).toBeCloseTo(theirs - reg * entropies, 9);
  });
});

/**
 * POT 0.8.2 scales exp(−M/reg) by u = (a / Kv)^(ρ/(ρ + reg)): the optimum for an entropy reg · (Σ P log P − P), whose reference
 * is the counting measure. Ours has the reference a ⊗ b, whose logarithm moves into the cost:
 * M + reg · (log a[i] + log b[j]).
 */
describe.each(unbalanced.cases)("POT's sinkhorn_unbalanced: $name", ({ cost, a, b, reg, regM, plan }) => {
  test.each([true, false])("example: the same plan, logDomain %s", (logDomain) => {
    const moved = Float64Array.from(
      cost,
      (price, k) => price + reg * (Math.log(a[Math.floor(k / b.length)]) + Math.log(b[k % b.length])),
    );
    const penalties = { a: regM, b: regM };
    const result = sinkhorn(moved, a, b, { ...fine, tolerance: 1e-12, epsilon: reg, logDomain, penalties });
    expect(result.converged).toBe(true);
    expect(apart(result.plan, plan)).toBeLessThan(1e-9);
  });
});

function xlogx(mass: number): number {
  return mass > 0 ? mass * Math.log(mass) : 0;
}
