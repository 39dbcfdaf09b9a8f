import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { marginalGap, stepOf } from "../../src/sinkhorn/sinkhorn-step.js";

const inf = Number.POSITIVE_INFINITY;
const moderate = fc.double({ min: -5, max: 5, noNaN: true });
const rules = fc.record({
  epsilon: fc.constantFrom(0.5, 1, 3),
  strength: fc.constantFrom(0.5, 2, 50, inf),
  relaxation: fc.constantFrom(1, 1.3, 1.8, 1.99),
});

/** The dual in one potential of the caller's problem, per unit of mass, as it is defined. */
function dual(potential: number, fit: number, epsilon: number, strength: number): number {
  const kept = strength === inf ? potential : -strength * Math.exp(-potential / strength);
  return kept - epsilon * Math.exp((potential - fit) / epsilon);
}

describe("stepOf", () => {
  test("for every potential and rule without relaxation: no other potential has a greater dual value", () => {
    fc.assert(
      fc.property(moderate, moderate, moderate, moderate, rules, (potential, fit, shift, other, rule) => {
        const { epsilon, strength } = rule;
        const step = stepOf(potential, fit, shift, { ...rule, relaxation: 1 });
        const best = dual(step + shift, fit + shift, epsilon, strength);
        expect(dual(other + shift, fit + shift, epsilon, strength)).toBeLessThanOrEqual(
          best + 1e-9 * Math.abs(best),
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("for every potential and rule: it goes all of ω or none, and gains ω(2 − ω)/2 of the plain gain or more", () => {
    fc.assert(
      fc.property(moderate, moderate, moderate, rules, (potential, fit, shift, rule) => {
        const { epsilon, strength, relaxation } = rule;
        const value = (at: number): number => dual(at + shift, fit + shift, epsilon, strength);
        const plain = stepOf(potential, fit, shift, { ...rule, relaxation: 1 });
        const far = potential + relaxation * (plain - potential);
        const step = stepOf(potential, fit, shift, rule);
        expect([plain, far]).toContain(step);
        const share = (relaxation * (2 - relaxation)) / 2;
        const dust = 1e-9 * (Math.abs(value(potential)) + Math.abs(value(plain)));
        const [gain, most] = [value(step) - value(potential), value(plain) - value(potential)];
        expect(gain).toBeGreaterThanOrEqual(share * most - dust);
        if (value(far) - value(potential) > share * most + dust) expect(step).toBeCloseTo(far, 12);
      }),
      { numRuns: 5000 },
    );
  });

  test("example: kept exactly it goes to the fit; ω = 1.5 half as far again, unless that is far too far", () => {
    const rule = { epsilon: 1, strength: inf, relaxation: 1.5 };
    expect(stepOf(0, 0.2, 7, { ...rule, relaxation: 1 })).toBe(0.2);
    expect(stepOf(0, 0.2, 7, rule)).toBeCloseTo(0.3, 15);
    expect(stepOf(0, 20, 7, rule)).toBe(20); // exp(10) against a gain of 19
    expect(stepOf(0, 710.5, 0, { ...rule, relaxation: 1.99 })).toBe(710.5);
    expect(stepOf(800, 0, 0, rule)).toBe(0); // a gain that no number holds
  });

  test("example: near the fit every step is relaxed, down to the last digits", () => {
    for (const fit of [1e-3, -1e-6, 1e-9, -1e-12])
      expect(stepOf(0, fit, 0, { epsilon: 1, strength: inf, relaxation: 1.8 }) / fit).toBeCloseTo(1.8, 12);
  });

  test("example: a penalty of 1 at ε = 1 lets half of the fit through, in the caller's problem", () => {
    expect(stepOf(0, 4, 0, { epsilon: 1, strength: 1, relaxation: 1 })).toBe(2);
    expect(stepOf(0, 4, 6, { epsilon: 1, strength: 1, relaxation: 1 })).toBe(-1); // (4 + 6) / 2 − 6
    expect(stepOf(3, 4, 6, { epsilon: 1, strength: 0, relaxation: 1 })).toBe(-6);
  });

  test("example: what is wanted of a marginal", () => {
    expect(marginalGap(0.7, 1, 9, inf)).toBeCloseTo(0.3, 15);
    expect(marginalGap(0.7, 1, Math.LN2, 1)).toBeCloseTo(0.2, 15);
    expect(marginalGap(0.7, 1, 9, 0)).toBe(0);
    expect(marginalGap(inf, 1, -1e6, 1)).toBe(inf);
  });
});
