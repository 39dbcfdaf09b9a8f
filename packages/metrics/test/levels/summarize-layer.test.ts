import { groupsAsColumns, groupsAsRows, NonFiniteError, ShapeError } from "@equal-bits/core";
import {
  countSigns,
  entropyPerFilter,
  layerRatio,
  layerSparsity,
  ratioPerFilter,
  summarizeLayer,
} from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layers } from "../layers.js";

const runs = { numRuns: 1500 };

describe("summarizeLayer", () => {
  test("for every layer: agrees with the functions it sums up", () => {
    fc.assert(
      fc.property(layers(1), ({ levels, layout }) => {
        const summary = summarizeLayer(levels, layout);
        const ratios = [...ratioPerFilter(levels, layout)];
        const entropies = [...entropyPerFilter(levels, layout)];
        const { positives, zeros } = countSigns(levels);
        expect(summary).toEqual({
          filters: layout.groups,
          size: layout.size,
          positives,
          zeros,
          ratio: { mean: layerRatio(levels), least: Math.min(...ratios), greatest: Math.max(...ratios) },
          sparsity: layerSparsity(levels),
          entropy: expect.closeTo(entropies.reduce((sum, bits) => sum + bits, 0) / entropies.length, 12),
        });
      }),
      runs,
    );
  });

  test("for every layer: least ≤ mean ≤ greatest", () => {
    fc.assert(
      fc.property(layers(1), ({ levels, layout }) => {
        const { mean, least, greatest } = summarizeLayer(levels, layout).ratio;
        expect(least <= mean && mean <= greatest).toBe(true);
      }),
      runs,
    );
  });

  test("example: a balanced layer of one balanced filter, one that leans, one that leans back", () => {
    const levels = Int8Array.of(1, 1, -1, 1, 1, -1, -1, 1, -1, -1, -1, 1);
    const summary = summarizeLayer(levels, groupsAsColumns(3, 4));
    expect(summary).toEqual({
      filters: 3,
      size: 4,
      positives: 6,
      zeros: 0,
      ratio: { mean: 0.5, least: 0.25, greatest: 0.75 },
      sparsity: 0,
      entropy: expect.closeTo((1 + 2 * (2 - 0.75 * Math.log2(3))) / 3, 14),
    });
    expect(Object.isFrozen(summary) && Object.isFrozen(summary.ratio)).toBe(true);
  });

  test("nothing, NaN and levels that do not fit are refused", () => {
    expect(() => summarizeLayer(new Int8Array(0), groupsAsRows(0, 4))).toThrow(ShapeError);
    expect(() => summarizeLayer(Float32Array.of(Number.NaN), groupsAsRows(1, 1))).toThrow(NonFiniteError);
    expect(() => summarizeLayer(Int8Array.of(1, 1, 1), groupsAsRows(2, 2))).toThrow(ShapeError);
  });
});
