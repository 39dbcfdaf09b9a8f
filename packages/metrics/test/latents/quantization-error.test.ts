import { groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { quantizationError, quantizationErrorPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, quantizedLayers } from "../layers.js";

const norm = (values: readonly number[]): number => Math.hypot(...values);
const close = (found: number, wanted: number): void => {
  if (Number.isNaN(wanted)) expect(found).toBeNaN();
  else expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-12 * Math.abs(wanted) + 1e-14);
};

describe("quantizationError and quantizationErrorPerFilter", () => {
  test("for every layer and layout: norms and cosine of each filter by themselves", () => {
    fc.assert(
      fc.property(quantizedLayers(), ({ latents, levels, layout }) => {
        const { absolute, relative, cosine } = quantizationErrorPerFilter(latents, levels, layout);
        const all = filtersOf(levels, layout);
        filtersOf(latents, layout).forEach((w, f) => {
          const q = all[f];
          const error = norm(w.map((value, i) => value - q[i]));
          expect(Math.abs(absolute[f] - error)).toBeLessThanOrEqual(1e-12 * error);
          close(relative[f], norm(w) === 0 ? Number.NaN : error / norm(w));
          close(
            cosine[f],
            w.reduce((sum, value, i) => sum + (value / norm(w)) * (q[i] / norm(q)), 0),
          );
        });
      }),
    );
  });

  test("for every layer and factor: the cosine does not depend on the scale, and the relative error not on the unit", () => {
    fc.assert(
      fc.property(quantizedLayers(), fc.constantFrom(0.125, 0.5, 4), ({ latents, levels }, factor) => {
        fc.pre(
          latents.every((latent) => latent === 0 || (Math.abs(latent) > 1e-30 && Math.abs(latent) < 1e30)),
        );
        const quantized = Float32Array.from(levels, (level) => Math.sign(level));
        const scaled = (values: Float32Array): Float32Array => values.map((value) => value * factor);
        const error = quantizationError(latents, quantized);
        close(quantizationError(latents, scaled(quantized)).cosine, error.cosine);
        close(quantizationError(scaled(latents), scaled(quantized)).relative, error.relative);
      }),
    );
  });

  test("for every layer: no error against itself", () => {
    fc.assert(
      fc.property(quantizedLayers(), ({ latents }) => {
        const zero = latents.every((latent) => latent === 0);
        const { absolute, relative, cosine } = quantizationError(latents, latents);
        expect([absolute, relative]).toEqual([0, zero ? Number.NaN : 0]);
        close(cosine, zero ? Number.NaN : 1);
      }),
    );
  });

  test("example: 3 and −4 against ±3.5", () => {
    const error = quantizationError(Float32Array.of(3, -4), Float32Array.of(3.5, -3.5));
    expect(error.absolute).toBeCloseTo(Math.SQRT1_2, 14);
    expect(error.relative).toBeCloseTo(Math.SQRT1_2 / 5, 14);
    expect(error.cosine).toBeCloseTo(7 / (5 * Math.SQRT2), 14);
    expect(Object.isFrozen(error)).toBe(true);
  });

  test("example: as columns; all zeros are NaN where nothing can be said", () => {
    const errors = quantizationErrorPerFilter(
      Float32Array.of(0, 1, 0, 2),
      Int8Array.of(1, 1, 1, 2),
      groupsAsColumns(2, 2),
    );
    expect([...errors.absolute]).toEqual([Math.SQRT2, 0]);
    expect([...errors.relative]).toEqual([Number.NaN, 0]);
    expect([...errors.cosine]).toEqual([Number.NaN, 1]);
  });

  test("nothing, NaN and lengths that do not fit are refused by name", () => {
    const one = Float32Array.of(1);
    expect(() => quantizationError(new Float32Array(0), new Float32Array(0))).toThrow(ShapeError);
    expect(() => quantizationError(one, Int8Array.of(1, 1))).toThrow("quantized must have the 1 values");
    expect(() => quantizationErrorPerFilter(one, one, groupsAsRows(1, 2))).toThrow(ShapeError);
    expect(() => quantizationError(one, Float32Array.of(Number.NaN))).toThrow(NonFiniteError);
    expect(() => quantizationError(one, Float32Array.of(Number.NaN))).toThrow("quantized must be finite");
  });
});
