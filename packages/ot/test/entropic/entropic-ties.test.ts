import { latentWeights } from "@equal-bits/laws";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tiesBySelection, tiesBySorting } from "../../src/entropic/entropic-ties.js";
import { unevenMasses } from "./entropic-problems.js";

const quotas = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test("for every filter and quota: selection and sorting find the same tie, and that of the definition", () => {
  fc.assert(
    fc.property(
      latentWeights({ shortest: 1, longest: 300 }),
      quotas,
      fc.boolean(),
      (weights, share, whole) => {
        const quota = whole ? Math.floor(share * weights.length) : share * weights.length;
        const tie = tiesBySorting(weights)(quota);
        const selected = tiesBySelection(weights)(quota);
        expect([selected.above, selected.mass]).toEqual([tie.above, tie.mass]);
        expect(selected.value === tie.value && selected.next === tie.next).toBe(true); // −0 is 0
        expect(tie.above).toBe(weights.filter((weight) => weight > tie.value).length);
        expect(tie.mass).toBe(weights.filter((weight) => weight === tie.value).length);
        expect(tie.above <= quota + 1e-9 && quota < tie.above + tie.mass).toBe(true);
        const greater = [...weights].filter((weight) => weight > tie.value);
        expect(tie.next === (greater.length > 0 ? Math.min(...greater) : tie.value)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test("for every filter with masses, some 0, and quota: the tie in which it runs out", () => {
  fc.assert(
    fc.property(latentWeights({ shortest: 3, longest: 60 }), quotas, (weights, quota) => {
      const masses = unevenMasses(weights.length);
      const { value, above, mass } = tiesBySorting(weights, masses)(quota);
      const massWhere = (holds: (weight: number) => boolean): number =>
        weights.reduce((sum, weight, i) => sum + (holds(weight) ? masses[i] : 0), 0);
      expect(above).toBeCloseTo(
        massWhere((weight) => weight > value),
        12,
      );
      expect(mass).toBeCloseTo(
        massWhere((weight) => weight === value),
        12,
      );
      expect(mass).toBeGreaterThan(0);
      expect(quota).toBeGreaterThanOrEqual(above - 1e-9);
      expect(quota).toBeLessThanOrEqual(above + mass + 1e-9);
    }),
    { numRuns: 500 },
  );
});

test("example: of 5, 3, 3, 1 a quota of 1 or 2½ runs out among the threes, of 3 at the one", () => {
  for (const tieAt of [tiesBySelection, tiesBySorting].map((ties) => ties(Float32Array.of(3, 1, 5, 3)))) {
    expect(tieAt(1)).toEqual({ value: 3, above: 1, mass: 2, next: 5 });
    expect(tieAt(2.5)).toEqual({ value: 3, above: 1, mass: 2, next: 5 });
    expect(tieAt(3)).toEqual({ value: 1, above: 3, mass: 1, next: 3 });
    expect(tieAt(0.5)).toEqual({ value: 5, above: 0, mass: 1, next: 5 });
  }
});
