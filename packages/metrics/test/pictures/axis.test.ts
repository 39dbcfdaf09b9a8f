import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueAxis } from "../../src/pictures/axis.js";
import { rangeOf } from "../../src/pictures/value-range.js";
import { anyNumbers } from "./sample-pictures.js";

const texts = (...of: Parameters<typeof valueAxis>): string[] =>
  valueAxis(...of).ticks.map(({ text }) => text);

describe("valueAxis", () => {
  test("example: marks at round numbers, written with the digits that they need", () => {
    expect(texts("", [0.31, 0.62])).toEqual(["0.35", "0.40", "0.45", "0.50", "0.55", "0.60"]);
    expect(texts("", [-0.4, 0.4])).toEqual(["−0.4", "−0.2", "0.0", "0.2", "0.4"]);
    expect(texts("", [0, 21_000], { most: 5 })).toEqual(["0", "5,000", "10,000", "15,000", "20,000"]);
    expect(texts("", [0, 4e6], { most: 4 })).toEqual(["0", "1e6", "2e6", "3e6", "4e6"]);
  });

  test("example: counts are marked at whole numbers, and an axis may go on to its next mark", () => {
    expect(texts("", [0, 2.5], { whole: true })).toEqual(["0", "1", "2"]);
    expect(valueAxis("", [0.31, 0.62], { most: 4, toTicks: true }).range).toEqual([0.3, 0.7]);
  });

  test("for every data: marks ascend within the range, evenly, at 1, 2 or 5 times a power of ten; all differ", () => {
    fc.assert(
      fc.property(anyNumbers, fc.integer({ min: 2, max: 8 }), fc.boolean(), (values, most, toTicks) => {
        const range = rangeOf(values);
        const { ticks, range: shown } = valueAxis("", range, { most, toTicks });
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(most + 4);
        expect(shown[0] <= range[0] && shown[1] >= range[1]).toBe(true);
        const slack = (shown[1] / 2 - shown[0] / 2) * 1e-4;
        for (const { value } of ticks)
          expect(value >= shown[0] - slack && value <= shown[1] + slack).toBe(true);
        expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
        if (ticks.length < 2) return;
        const steps = ticks.slice(1).map(({ value }, i) => value / 2 - ticks[i].value / 2);
        for (const step of steps) expect(Math.abs(step / steps[0] - 1)).toBeLessThan(1e-4);
        const digit = Number((2 * (steps[0] / 10 ** Math.floor(Math.log10(2 * steps[0])))).toPrecision(4));
        expect([1, 2, 5, 10]).toContain(digit);
      }),
      { numRuns: 2000 },
    );
  });

  test("example: a range that is a little shorter than the round step above has marks of the step below", () => {
    const range = rangeOf([4.7368426315789484e265]);
    const { ticks } = valueAxis("", range, { most: 2 });
    expect(ticks.map(({ value }) => value / 1e265)).toEqual([4.6, 4.8]);
  });
});
