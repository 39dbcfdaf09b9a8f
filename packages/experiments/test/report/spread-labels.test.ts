import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadLabels } from "../../src/report/spread-labels.js";

test("example: two labels at one place move apart, a third stays", () => {
  expect(spreadLabels([1, 5, 1], 2, 10)).toEqual([1, 5, 3]);
});

test("example: labels at the top move down", () => {
  expect(spreadLabels([9, 10], 2, 10)).toEqual([8, 10]);
});

test("for all places: neighbours keep the distance, none passes the top, the order stays", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 9 }), (places) => {
      const spread = spreadLabels(places, 3, 20);
      const sorted = [...spread].sort((a, b) => a - b);
      expect(sorted[sorted.length - 1]).toBeLessThanOrEqual(20);
      for (let i = 1; i < sorted.length; i++) expect(sorted[i] - sorted[i - 1]).toBeGreaterThanOrEqual(3);
      for (const i of places.keys())
        for (const j of places.keys()) if (places[i] < places[j]) expect(spread[i]).toBeLessThan(spread[j]);
    }),
  );
});
