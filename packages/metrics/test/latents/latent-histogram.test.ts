import { DomainError, groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import { cutPerFilter, latentHistogram } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantizedLayers } from "../layers.js";

describe("latentHistogram", () => {
  test("for every layer and number of bins: each weight in one bin, within its edges", () => {
    fc.assert(
      fc.property(quantizedLayers(), fc.integer({ min: 1, max: 80 }), ({ latents, levels, layout }, bins) => {
        const { edges, counts, cuts } = latentHistogram(latents, levels, layout, { bins });
        expect([edges.length, counts.length]).toEqual([bins + 1, bins]);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(latents.length);
        expect(cuts).toEqual(cutPerFilter(latents, levels, layout));
        // weights up to an edge, but for those that rounding puts on its other side
        const slack = 1e-9 * (edges[bins] - edges[0]);
        let seen = 0;
        counts.forEach((count, bin) => {
          seen += count;
          const under = (edge: number): number => latents.filter((latent) => latent < edge).length;
          if (bin === bins - 1) return;
          expect(seen).toBeGreaterThanOrEqual(under(edges[bin + 1] - slack));
          expect(seen).toBeLessThanOrEqual(under(edges[bin + 1] + slack));
        });
      }),
    );
  });

  test("example: four bins from −1 to 1; the greatest weight is in the last", () => {
    const latents = Float32Array.of(-1, -0.75, -0.5, 0, 0.25, 1);
    const { edges, counts, cuts } = latentHistogram(
      latents,
      Int8Array.of(-1, -1, -1, 1, 1, 1),
      groupsAsRows(1, 6),
      { bins: 4 },
    );
    expect([...edges]).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect([...counts]).toEqual([2, 1, 2, 1]);
    expect([...cuts]).toEqual([0]);
  });

  test("example: equal weights are one bin of width 1; 60 bins unless told otherwise", () => {
    const { edges, counts } = latentHistogram(
      Float32Array.of(2, 2),
      Int8Array.of(1, 1),
      groupsAsColumns(2, 1),
    );
    expect([edges[0], edges[1], counts[0], counts.length]).toEqual([2, 3, 2, 60]);
  });

  test("example: one huge weight is in a bin whose edges differ", () => {
    const [huge, level] = [Float32Array.of(3.4028234663852886e38), Int8Array.of(1)];
    const { edges, counts } = latentHistogram(huge, level, groupsAsRows(1, 1), { bins: 2 });
    expect([...counts]).toEqual([1, 0]);
    expect(edges[1]).toBe(huge[0] * (1 + 2 ** -20));
  });

  test.each([0, 1.5, 65_537, Number.NaN])("%s bins are refused", (bins) => {
    const layout = groupsAsRows(1, 1);
    expect(() => latentHistogram(Float32Array.of(1), Int8Array.of(1), layout, { bins })).toThrow(DomainError);
  });

  test("nothing and NaN are refused", () => {
    expect(() => latentHistogram(new Float32Array(0), new Int8Array(0), groupsAsRows(1, 0))).toThrow(
      ShapeError,
    );
    expect(() => latentHistogram(Float32Array.of(Number.NaN), Int8Array.of(1), groupsAsRows(1, 1))).toThrow(
      NonFiniteError,
    );
  });
});
