import { DomainError, groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { layerSaturation, saturationPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, quantizedLayers } from "../layers.js";

const clips = fc.constantFrom(0.25, 0.5, 1, 1e-45, 3e38);

describe("layerSaturation and saturationPerFilter", () => {
  test("for every layer and clip: the share of each filter beyond, and with the edge", () => {
    fc.assert(
      fc.property(quantizedLayers(), clips, ({ latents, layout }, clip) => {
        const edge = Math.fround(clip);
        const share = (keep: (magnitude: number) => boolean): number[] =>
          filtersOf(latents, layout).map(
            (filter) => filter.filter((latent) => keep(Math.abs(latent))).length / layout.size,
          );
        expect([...saturationPerFilter(latents, layout, { clip })]).toEqual(share((w) => w > edge));
        expect([...saturationPerFilter(latents, layout, { clip, inclusive: true })]).toEqual(
          share((w) => w >= edge),
        );
      }),
    );
  });

  test("for every layer: 0 of what was brought to the clip, beyond; the same before and after, with the edge", () => {
    fc.assert(
      fc.property(quantizedLayers(), fc.double({ min: 0.01, max: 2, noNaN: true }), ({ latents }, clip) => {
        const brought = latents.map((latent) => Math.max(-clip, Math.min(clip, latent)));
        expect(layerSaturation(brought, { clip })).toBe(0);
        const inclusive = true;
        expect(layerSaturation(brought, { clip, inclusive })).toBe(
          layerSaturation(latents, { clip, inclusive }),
        );
      }),
    );
  });

  test("example: 1 itself has a gradient, so one of four is beyond", () => {
    const latents = Float32Array.of(-1.5, 1, -1, 0);
    expect(layerSaturation(latents)).toBe(0.25);
    expect(layerSaturation(latents, { inclusive: true })).toBe(0.75);
    expect([...saturationPerFilter(latents, groupsAsColumns(2, 2), { clip: 0.5 })]).toEqual([1, 0.5]);
  });

  test.each([0, -1, Number.NaN, Infinity])("a clip of %s is refused", (clip) => {
    expect(() => layerSaturation(Float32Array.of(1), { clip })).toThrow(DomainError);
  });

  test("nothing, NaN and latent weights that do not fit are refused", () => {
    expect(() => layerSaturation(new Float32Array(0))).toThrow(
      "latents must fill at least 1 filter of at least 1 weight",
    );
    expect(() => layerSaturation(Float32Array.of(Number.NaN))).toThrow(NonFiniteError);
    expect(() => saturationPerFilter(Float32Array.of(1), groupsAsRows(1, 2))).toThrow(ShapeError);
  });
});
