import { NonFiniteError, ShapeError } from "@equal-bits/core";
import { gradientMismatch, predictedChange } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const numbers = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity, Number.MAX_VALUE, -Number.MAX_VALUE, 2 ** -1074),
);

describe("gradientMismatch", () => {
  test("for every outcome, whatever was met: 0 … 1", () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (predicted, lossBefore, lossAfter) => {
        const mismatch = gradientMismatch({ predicted, lossBefore, lossAfter });
        expect(mismatch >= 0 && mismatch <= 1).toBe(true);
        const finite = [predicted, lossAfter - lossBefore].every(Number.isFinite);
        if (!finite) expect(mismatch).toBe(1);
      }),
    );
  });

  test("for every quadratic loss and short step of its own gradient: tends to 0 with the step", () => {
    const points = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(points, (point) => {
        fc.pre(point.some((x) => Math.abs(x) > 0.1));
        const loss = (values: readonly number[]): number => values.reduce((sum, x) => sum + x * x, 0);
        const mismatchOf = (rate: number): number => {
          const step = point.map((x) => -rate * 2 * x);
          const predicted = point.reduce((sum, x, i) => sum + 2 * x * step[i], 0);
          const after = loss(point.map((x, i) => x + step[i]));
          return gradientMismatch({ predicted, lossBefore: loss(point), lossAfter: after });
        };
        // predicted −4r|x|², actual (−4r + 4r²)|x|²: r / (2 − r)
        expect(mismatchOf(0.5)).toBeCloseTo(1 / 3, 9);
        expect(mismatchOf(0.001)).toBeCloseTo(0.001 / 1.999, 6);
      }),
    );
  });

  test("example: half of what was predicted is a third; the other way, or nothing, is 1; nothing of nothing is 0", () => {
    expect(gradientMismatch({ predicted: -2, lossBefore: 3, lossAfter: 2 })).toBeCloseTo(1 / 3, 14);
    expect(gradientMismatch({ predicted: -2, lossBefore: 3, lossAfter: 1 })).toBe(0);
    expect(gradientMismatch({ predicted: -2, lossBefore: 3, lossAfter: 4 })).toBe(1);
    expect(gradientMismatch({ predicted: -2, lossBefore: 3, lossAfter: 3 })).toBe(1);
    expect(gradientMismatch({ predicted: 0, lossBefore: 3, lossAfter: 3 })).toBe(0);
    expect(gradientMismatch({ predicted: 1, lossBefore: 1, lossAfter: Number.NaN })).toBe(1);
  });
});

describe("predictedChange", () => {
  test("for every gradient and step: linear in the step, and adds up over parts", () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })));
    fc.assert(
      fc.property(pairs, fc.nat(20), (all, cut) => {
        const change = (part: readonly (readonly [number, number])[], factor = 1): number =>
          predictedChange(
            Float32Array.from(part, ([g]) => g),
            Float32Array.from(part, ([, step]) => factor * step),
          );
        expect(change(all, 3)).toBe(3 * change(all));
        expect(change(all.slice(0, cut)) + change(all.slice(cut))).toBe(change(all));
        expect(change(all)).toBe(all.reduce((sum, [g, step]) => sum + g * step, 0));
      }),
    );
  });

  test("example: huge values do not overflow", () => {
    expect(predictedChange(Float32Array.of(2 ** 127, 1), Float32Array.of(2 ** 127, 1))).toBe(2 ** 254 + 1);
  });

  test("lengths that differ and NaN are refused by name", () => {
    const one = Float32Array.of(1);
    expect(() => predictedChange(one, Float32Array.of(1, 1))).toThrow(ShapeError);
    expect(() => predictedChange(Float32Array.of(Number.NaN), one)).toThrow(NonFiniteError);
    expect(() => predictedChange(one, Float32Array.of(Infinity))).toThrow("step must be finite");
  });
});
