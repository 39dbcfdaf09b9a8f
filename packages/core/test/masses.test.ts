import { massesOf, requireEqualTotals, totalOf } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";

const masses = fc.array(fc.double({ min: 0, max: 1e300, noNaN: true }), { maxLength: 50 });

test("for every masses: a copy of them, whatever holds them", () => {
  fc.assert(
    fc.property(masses, (values) => {
      const given = Float64Array.from(values);
      const copy = massesOf(given, "a");
      expect(copy).toEqual(given);
      expect(copy).not.toBe(given);
      expect(massesOf(values, "a")).toEqual(given);
    }),
  );
});

test("for every masses and a mass that is none: refused with its index", () => {
  const bad = fc.constantFrom(-1, -5e-324, Number.NaN, Number.POSITIVE_INFINITY);
  fc.assert(
    fc.property(masses, bad, (values, none) => {
      expect(() => massesOf([...values, none], "b")).toThrow(`got ${none} at index ${values.length}`);
    }),
  );
});

test("for every masses: a total agrees with itself, and not with one that differs by a millionth", () => {
  fc.assert(
    fc.property(masses, (values) => {
      const total = totalOf(massesOf(values, "a"), "a");
      expect(() => requireEqualTotals([total, total], ["a", "b"])).not.toThrow();
      if (total > 1e-300)
        expect(() => requireEqualTotals([total, total * (1 + 1e-6)], ["a", "b"])).toThrow("equal sums");
    }),
  );
});

test("example: ten tenths and 1 agree, to the dust of adding", () => {
  expect(() =>
    requireEqualTotals([totalOf(new Float64Array(10).fill(0.1), "a"), 1], ["a", "b"]),
  ).not.toThrow();
});

test("unequal totals are refused with both sums and the remedy", () => {
  expect(() => requireEqualTotals([1, 2], ["a", "b"], ", or relax a side")).toThrow(
    "a and b must have equal sums, got 1 and 2; divide each by its own sum, or relax a side",
  );
  expect(() => requireEqualTotals([Number.NaN, 1], ["a", "b"])).toThrow("equal sums");
});

test("half a million masses whose sum overflows are refused, not the stack", () => {
  expect(() => totalOf(new Float64Array(500_000).fill(1e308), "a")).toThrow(
    "a must have a finite sum, got masses up to 1e+308",
  );
});
