import { formatMetric } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const units = fc.constantFrom("share", "bits", "count", "number");

describe("formatMetric", () => {
  test("for every number and unit: no NaN, no minus of typewriters, no −0", () => {
    fc.assert(
      fc.property(fc.double(), units, (value, unit) => {
        const text = formatMetric(value, unit);
        expect(text).not.toMatch(/NaN|-|undefined|Infinity/);
        if (value === 0) expect(text).not.toMatch(/−/);
      }),
    );
  });

  test("for every share: within half a unit of the fourth digit", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), (share) => {
        const read = Number.parseFloat(formatMetric(share, "share").replaceAll(",", "")) / 100;
        expect(Math.abs(read - share)).toBeLessThanOrEqual(0.000_501 * share);
      }),
    );
  });

  test.each([
    [Number.NaN, "share", "–"],
    [null, "bits", "–"],
    [undefined, "count", "–"],
    [0.49978, "share", "49.98 %"],
    [0.5, "share", "50 %"],
    [0.00037, "share", "0.037 %"],
    [0.99968, "bits", "0.9997 bit"],
    [1204, "count", "1,204"],
    [-0.25, "number", "−0.25"],
    [-0, "number", "0"],
    [Infinity, "number", "∞"],
    [-Infinity, "share", "−∞ %"],
  ] as const)("example: %s as %s is %s", (value, unit, text) => {
    expect(formatMetric(value, unit)).toBe(text);
  });

  test("example: a number unless told otherwise", () => {
    expect(formatMetric(1.25)).toBe("1.25");
  });
});
