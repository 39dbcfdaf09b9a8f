import { groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { cutPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, quantizedLayers } from "../layers.js";

describe("cutPerFilter", () => {
  test("for every layer and layout: the least latent weight of each filter above level 0, or NaN", () => {
    fc.assert(
      fc.property(quantizedLayers(), ({ latents, levels, layout }) => {
        const sides = filtersOf(levels, layout);
        const wanted = filtersOf(latents, layout).map((filter, f) => {
          const upper = filter.filter((_, i) => sides[f][i] > 0);
          return upper.length === 0 ? Number.NaN : Math.min(...upper) + 0;
        });
        expect([...cutPerFilter(latents, levels, layout)].map((cut) => cut + 0)).toEqual(wanted);
      }),
    );
  });

  test("example: 0.25 cuts one filter; one without a level above 0 has no cut", () => {
    const latents = Float32Array.of(-0.5, 3, 0.25, 4, 0.5, 5);
    const levels = Int8Array.of(-1, -1, 1, -1, 1, 0);
    expect([...cutPerFilter(latents, levels, groupsAsColumns(2, 3))]).toEqual([0.25, Number.NaN]);
  });

  test("nothing, NaN and lengths that do not fit are refused by name", () => {
    const [one, layout] = [Float32Array.of(1), groupsAsRows(1, 1)];
    expect(() => cutPerFilter(new Float32Array(0), new Int8Array(0), groupsAsRows(0, 1))).toThrow(ShapeError);
    expect(() => cutPerFilter(Float32Array.of(Number.NaN), one, layout)).toThrow("latents must be finite");
    expect(() => cutPerFilter(one, Float32Array.of(Infinity), layout)).toThrow(NonFiniteError);
    expect(() => cutPerFilter(one, Int8Array.of(1, 1), layout)).toThrow("levels must have groups × size");
  });
});
