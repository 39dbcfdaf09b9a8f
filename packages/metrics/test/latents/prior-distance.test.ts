import {
  apportion,
  apportionRows,
  DomainError,
  groupsAsColumns,
  groupsAsRows,
  MassMismatchError,
  NonFiniteError,
  ShapeError,
} from "@equal-bits/core";
import { priorDistancePerFilter } from "@equal-bits/metrics";
import { atomTransport, wasserstein } from "@equal-bits/ot";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { filtersOf, quantizedLayers } from "../layers.js";

const priors = fc.constantFrom(
  { atoms: [-1, 1], shares: [0.5, 0.5] },
  { atoms: [-0.5, 0.5], shares: [0.3, 0.7] },
  { atoms: [-1, 0, 1], shares: [0.25, 0.5, 0.25] },
  { atoms: [-3, -1, 1, 3], shares: [0.25, 0.25, 0.25, 0.25] },
  { atoms: [0, 0], shares: [1, 0] },
);
const orders = fc.constantFrom(1 as const, 2 as const);

describe("priorDistancePerFilter", () => {
  test("for every layer, prior and order: the p-th root of the mean cost of the exact transport of each filter", () => {
    fc.assert(
      fc.property(quantizedLayers(), priors, orders, ({ latents, layout }, { atoms, shares }, p) => {
        const counts = apportion(layout.size, shares);
        const wanted = filtersOf(latents, layout).map((filter) => {
          const levels = atomTransport(
            Float32Array.from(filter),
            atoms,
            counts,
            new Float32Array(layout.size),
          );
          const cost = filter.reduce((sum, latent, i) => sum + Math.abs(latent - levels[i]) ** p, 0);
          return (cost / layout.size) ** (1 / p);
        });
        priorDistancePerFilter(latents, layout, atoms, counts, { p }).forEach((distance, f) => {
          expect(Math.abs(distance - wanted[f])).toBeLessThanOrEqual(1e-12 * wanted[f]);
        });
      }),
    );
  });

  test("for every filter and order: Wasserstein's distance of two samples, of counts for each filter", () => {
    fc.assert(
      fc.property(quantizedLayers(), orders, ({ latents, layout }, p) => {
        const counts = apportionRows(layout.groups, layout.size, [0.5, 0.5]);
        const distances = priorDistancePerFilter(latents, layout, [-1, 1], counts, { p });
        filtersOf(latents, layout).forEach((filter, f) => {
          const atoms = [...new Array(counts[2 * f]).fill(-1), ...new Array(counts[2 * f + 1]).fill(1)];
          const wanted = wasserstein(filter, atoms, { p });
          expect(Math.abs(distances[f] - wanted)).toBeLessThanOrEqual(1e-12 * wanted);
        });
      }),
    );
  });

  test("for every layer: the latent weights keep their order", () => {
    fc.assert(
      fc.property(quantizedLayers(), ({ latents, layout }) => {
        const before = latents.slice();
        priorDistancePerFilter(latents, layout, [-1, 1], apportion(layout.size, [0.5, 0.5]));
        expect(latents).toEqual(before);
      }),
    );
  });

  test("example: 0.5, −2, 0 and 1 to −1, −1, 1, 1 cost 1 + 1 + 0.5 + 0", () => {
    const latents = Float32Array.of(0.5, -2, 0, 1);
    expect([...priorDistancePerFilter(latents, groupsAsRows(1, 4), [-1, 1], [2, 2])]).toEqual([0.625]);
    expect([...priorDistancePerFilter(latents, groupsAsRows(1, 4), [-1, 1], [2, 2], { p: 2 })]).toEqual([
      0.75,
    ]);
    expect([...priorDistancePerFilter(latents, groupsAsColumns(2, 2), [-1, 1], [1, 1])]).toEqual([0.75, 0.5]);
  });

  test("atoms, counts and orders out of range are refused", () => {
    const [latents, layout] = [Float32Array.of(1, 2), groupsAsRows(1, 2)];
    expect(() => priorDistancePerFilter(latents, layout, [1, -1], [1, 1])).toThrow(DomainError);
    expect(() => priorDistancePerFilter(latents, layout, [], [])).toThrow(DomainError);
    expect(() => priorDistancePerFilter(latents, layout, [-1, 1], [1, 2])).toThrow(MassMismatchError);
    expect(() => priorDistancePerFilter(latents, layout, [-1, 1], [1, 1, 0])).toThrow(ShapeError);
    const p = 3 as never;
    expect(() => priorDistancePerFilter(latents, layout, [-1, 1], [1, 1], { p })).toThrow(
      "p must be 1 or 2, got 3",
    );
  });

  test("nothing, NaN and latent weights that do not fit are refused", () => {
    const nothing = new Float32Array(0);
    expect(() => priorDistancePerFilter(nothing, groupsAsRows(1, 0), [-1, 1], [0, 0])).toThrow(ShapeError);
    expect(() =>
      priorDistancePerFilter(Float32Array.of(Number.NaN), groupsAsRows(1, 1), [-1, 1], [0, 1]),
    ).toThrow(NonFiniteError);
    expect(() => priorDistancePerFilter(Float32Array.of(1), groupsAsRows(1, 2), [-1, 1], [1, 1])).toThrow(
      ShapeError,
    );
  });
});
