import {
  apportion,
  DomainError,
  groupsAsColumns,
  groupsAsRows,
  NonFiniteError,
  ShapeError,
} from "@equal-bits/core";
import { levelPlaces, margins, summarizeMargins } from "@equal-bits/metrics";
import { atomTransport } from "@equal-bits/ot";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, quantizedLayers } from "../layers.js";

const finite = fc.float({ noNaN: true, noDefaultInfinity: true });
const filters = fc.array(fc.oneof(finite, fc.constantFrom(0, -0, 1, 1)), { minLength: 1, maxLength: 12 });

describe("margins", () => {
  test("for every layer and layout: the distance of each weight to the nearest edge of the other side", () => {
    fc.assert(
      fc.property(quantizedLayers(), ({ latents, levels, layout }) => {
        const sides = filtersOf(levels, layout).map((filter) => filter.map((level) => level > 0));
        const wanted = filtersOf(latents, layout).map((filter, f) =>
          filter.map((latent, i) => {
            const others = filter.filter((_, j) => sides[f][j] !== sides[f][i]);
            if (others.length === 0) return Number.NaN;
            return sides[f][i] ? latent - Math.max(...others) : Math.min(...others) - latent;
          }),
        );
        const found = filtersOf(Float32Array.from(latents.keys()), layout).map((filter) =>
          filter.map((at) => margins(latents, levels, layout)[at] + 0),
        );
        expect(found).toEqual(wanted.map((filter) => filter.map((margin) => margin + 0)));
      }),
      { numRuns: 60 },
    );
  });

  test("for every filter and counts of K levels by exact transport: 0 or more, and a weight moved by less keeps its level", () => {
    fc.assert(
      fc.property(filters, fc.constantFrom(2, 3, 5), (values, width) => {
        const latents = Float32Array.from(values);
        const places = levelPlaces(width);
        const counts = apportion(latents.length, new Array<number>(width).fill(1 / width));
        const levels = atomTransport(latents, places, counts, new Float32Array(latents.length));
        const found = margins(latents, levels, groupsAsRows(1, latents.length), places);
        found.forEach((margin, i) => {
          if (Number.isNaN(margin)) return;
          expect(margin).toBeGreaterThanOrEqual(0);
          expect(Object.is(margin, -0)).toBe(false);
          for (const way of [-0.49, 0.49]) {
            const moved = latents.slice();
            moved[i] += way * margin;
            if (margin > 0 && Math.abs(moved[i] - latents[i]) < margin)
              expect(atomTransport(moved, places, counts, new Float32Array(moved.length))[i]).toBe(levels[i]);
          }
        });
      }),
    );
  });

  test("example: −1 is 1.5 under the cut 0.5; 0.5 is 0.75 above the greatest below; a constant side has none", () => {
    const [latents, levels] = [Float32Array.of(-1, -0.25, 0.5, 2), Int8Array.of(-1, -1, 1, 1)];
    expect([...margins(latents, levels, groupsAsRows(1, 4))]).toEqual([1.5, 0.75, 0.75, 2.25]);
    expect([...margins(latents, Int8Array.of(-1, 1, -1, 1), groupsAsColumns(2, 2))]).toEqual(
      new Array(4).fill(Number.NaN),
    );
  });

  test("example: of three levels the nearer boundary counts; a tie that is cut apart has margin 0", () => {
    const [latents, levels] = [Float32Array.of(0, 1, 1, 4, 6), Int8Array.of(-1, -1, 0, 0, 1)];
    expect([...margins(latents, levels, groupsAsRows(1, 5), [-1, 0, 1])]).toEqual([1, 0, 0, 2, 2]);
  });

  test("example: an empty level in between is jumped over", () => {
    const [latents, levels] = [Float32Array.of(0, 4), Int8Array.of(-1, 1)];
    expect([...margins(latents, levels, groupsAsRows(1, 2), [-1, 0, 1])]).toEqual([4, 4]);
  });

  test("example: a rule that breaks the order has margins below 0", () => {
    expect([...margins(Float32Array.of(1, 0), Int8Array.of(-1, 1), groupsAsRows(1, 2))]).toEqual([-1, -1]);
  });

  test("nothing, NaN, lengths that do not fit and a level that is none of the values are refused", () => {
    const [one, layout] = [Float32Array.of(1), groupsAsRows(1, 1)];
    expect(() => margins(new Float32Array(0), new Int8Array(0), groupsAsRows(0, 0))).toThrow(ShapeError);
    expect(() => margins(Float32Array.of(Number.NaN), one, layout)).toThrow(NonFiniteError);
    expect(() => margins(one, Int8Array.of(1, 1), layout)).toThrow(ShapeError);
    expect(() => margins(one, Int8Array.of(0), layout, [-1, 1])).toThrow(DomainError);
  });
});

describe("summarizeMargins", () => {
  test("for every layer: least, mean and the ends of the quantiles are those of its margins", () => {
    fc.assert(
      fc.property(quantizedLayers(), ({ latents, levels, layout }) => {
        const all = [...margins(latents, levels, layout)].filter((margin) => !Number.isNaN(margin));
        const summary = summarizeMargins(latents, levels, layout, { quantiles: [0, 0.5, 1] });
        expect(summary.weights).toBe(all.length);
        if (all.length === 0) {
          expect(summary.quantiles).toEqual([Number.NaN, Number.NaN, Number.NaN]);
          return;
        }
        const [least, greatest] = [Math.min(...all), Math.max(...all)];
        expect([summary.least + 0, summary.quantiles[0] + 0]).toEqual([least + 0, least + 0]);
        expect(summary.quantiles[2]).toBe(greatest + 0);
        const size = Math.max(...all.map(Math.abs));
        const mean = all.reduce((sum, margin) => sum + margin / all.length, 0);
        expect(Math.abs(summary.mean - mean)).toBeLessThanOrEqual(1e-12 * size);
        const below = all.filter((margin) => margin <= summary.quantiles[1]).length;
        expect(2 * below).toBeGreaterThanOrEqual(all.length - 1);
      }),
    );
  });

  test("example: quantiles lie between neighbours", () => {
    const [latents, levels] = [Float32Array.of(-1, -0.25, 0.5, 2), Int8Array.of(-1, -1, 1, 1)];
    // margins 0.75, 0.75, 1.5, 2.25
    const summary = summarizeMargins(latents, levels, groupsAsRows(1, 4), { quantiles: [0.5, 0.9] });
    expect(summary).toEqual({
      weights: 4,
      least: 0.75,
      mean: 1.3125,
      quantiles: [1.125, expect.closeTo(2.025, 12)],
    });
    expect(Object.isFrozen(summary) && Object.isFrozen(summary.quantiles)).toBe(true);
  });

  test("example: five quantiles unless told otherwise, NaN where all are on one level", () => {
    const summary = summarizeMargins(Float32Array.of(1), Int8Array.of(1), groupsAsRows(1, 1));
    expect(summary).toEqual({
      weights: 0,
      least: Number.NaN,
      mean: Number.NaN,
      quantiles: new Array(5).fill(Number.NaN),
    });
  });

  test.each([-0.1, 1.1, Number.NaN])("a quantile of %s is refused", (quantile) => {
    expect(() =>
      summarizeMargins(Float32Array.of(1), Int8Array.of(1), groupsAsRows(1, 1), {
        quantiles: [0.5, quantile],
      }),
    ).toThrow(`quantiles[1] must be from 0 to 1, got ${quantile}`);
  });
});
