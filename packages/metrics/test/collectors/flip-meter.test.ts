import { DomainError, NonFiniteError, ShapeError } from "@equal-bits/core";
import { flipMeter, flipRatio } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const runs = { numRuns: 1000 };
const histories = fc.integer({ min: 1, max: 12 }).chain((size) => {
  const levels = fc.array(fc.constantFrom(-1, 0, 1, -0, 0.25, -(2 ** -149)), {
    minLength: size,
    maxLength: size,
  });
  return fc
    .array(
      levels.map((values) => Float32Array.from(values)),
      { maxLength: 8 },
    )
    .map((steps) => ({ size, steps }));
});

describe("flipMeter", () => {
  test("for every history: each update gives the flip ratio from the one before, and the mean is theirs", () => {
    fc.assert(
      fc.property(histories, ({ size, steps }) => {
        const meter = flipMeter(size);
        const ratios = steps.map((levels) => meter.update(levels));
        const wanted = steps.slice(1).map((levels, i) => flipRatio(steps[i], levels));
        expect(ratios).toEqual(steps.length > 0 ? [0, ...wanted] : []);
        expect(meter.steps()).toBe(wanted.length);
        const mean = wanted.reduce((sum, ratio) => sum + ratio, 0) / Math.max(1, wanted.length);
        expect(meter.perStep()).toBeCloseTo(mean, 12);
      }),
      runs,
    );
  });

  test("for every history: a buffer that is written over between updates changes nothing", () => {
    fc.assert(
      fc.property(histories, ({ size, steps }) => {
        const [fresh, reused] = [flipMeter(size), flipMeter(size)];
        const buffer = new Float32Array(size);
        for (const levels of steps) {
          buffer.set(levels);
          expect(reused.update(buffer)).toBe(fresh.update(levels));
          buffer.fill(7);
        }
        expect(reused.perStep()).toBe(fresh.perStep());
      }),
      runs,
    );
  });

  test("example: 0 of 4, then 1, then 2 flips is 3/12 a step; the first update is no step", () => {
    const meter = flipMeter(4);
    expect([meter.steps(), meter.perStep()]).toEqual([0, 0]);
    expect(meter.update(Int8Array.of(1, 1, -1, -1))).toBe(0);
    expect([meter.steps(), meter.perStep()]).toEqual([0, 0]);
    meter.update(Int8Array.of(1, 1, -1, -1));
    meter.update(Int8Array.of(-1, 1, -1, -1));
    expect(meter.update(Int8Array.of(-1, 1, 1, 1))).toBe(0.5);
    expect([meter.steps(), meter.perStep()]).toEqual([3, 0.25]);
  });

  test("example: two meters know nothing of each other", () => {
    const [one, other] = [flipMeter(1), flipMeter(1)];
    one.update(Int8Array.of(1));
    expect(other.update(Int8Array.of(-1))).toBe(0);
    expect(one.update(Int8Array.of(-1))).toBe(1);
  });

  test("example: one flip of 49 is counted whole, though 1/49 · 49 is 0.9999999999999999", () => {
    const meter = flipMeter(49);
    const levels = new Int8Array(49).fill(1);
    meter.update(levels);
    levels[0] = -1;
    meter.update(levels);
    expect(meter.perStep()).toBe(1 / 49);
  });

  test("a wrong length or NaN is refused at the first update as at any other", () => {
    const meter = flipMeter(2);
    expect(() => meter.update(Float32Array.of(1))).toThrow(
      "levels must have groups × size = 1 × 2 values, got 1",
    );
    expect(() => meter.update(Float32Array.of(1, Number.NaN))).toThrow(
      "levels must be finite, got NaN at index 1",
    );
    expect(meter.update(Float32Array.of(1, -1))).toBe(0);
  });

  test("a wrong length or NaN is refused, and the meter is as it was", () => {
    const meter = flipMeter(2);
    meter.update(Float32Array.of(1, -1));
    expect(() => meter.update(Float32Array.of(1))).toThrow(ShapeError);
    expect(() => meter.update(Float32Array.of(-1, Number.NaN))).toThrow(NonFiniteError);
    expect(meter.steps()).toBe(0);
    expect(meter.update(Float32Array.of(1, -1))).toBe(0);
  });

  test.each([0, -1, 1.5, Number.NaN])("a size of %s is refused", (size) => {
    expect(() => flipMeter(size)).toThrow(DomainError);
    expect(() => flipMeter(size)).toThrow(`size must be a whole number ≥ 1, got ${size}`);
  });
});
