import { apportion, type Quantizer } from "@equal-bits/core";
import fc from "fast-check";
import { expectSame, expectThat } from "./expectations.js";
import type { Law } from "./law.js";
import { levelsByRank } from "./levels-by-rank.js";
import { forEveryGroup, type QuantizerLawOptions, runsOf } from "./quantizer-law.js";

/**
 * What holds for a quantizer whose counts are exact over a whole layer too.
 *
 * @internal
 */
export function layerLaws(quantizer: Quantizer, options: QuantizerLawOptions): Law[] {
  const { shares } = options;
  const laws = [
    forEveryLayer(options, "each group's counts are K whole numbers ≥ 0 that sum to its size", (layer) => {
      const rows = rowsOf(quantizer, layer);
      for (const row of rows) {
        const whole = row.every((count) => Number.isInteger(count) && count >= 0);
        const sum = row.reduce((total, count) => total + count, 0);
        expectThat(
          whole && sum === layer.size,
          `a row must be counts of ${layer.size}, got [${row.join(", ")}]`,
        );
      }
    }),
    forEveryLayer(options, "the counts of two groups differ by 1 at most", (layer) => {
      const rows = rowsOf(quantizer, layer);
      for (let level = 0; level < quantizer.levels; level++) {
        const counts = rows.map((row) => row[level]);
        const spread = rows.length === 0 ? 0 : Math.max(...counts) - Math.min(...counts);
        expectThat(spread <= 1, `level ${level} must differ by 1 at most, got [${counts.join(", ")}]`);
      }
    }),
    forEveryGroup(
      options,
      "a group that is given counts of the layer has exactly those, by rank",
      (weights) => {
        for (const row of rowsOf(quantizer, { groups: 3, size: weights.length })) {
          const levels = quantizer.assign(weights, new Uint8Array(weights.length), Int32Array.from(row));
          expectSame(levels, levelsByRank(weights, row), "levels");
        }
      },
    ),
  ];
  if (shares === undefined) return laws;
  return [...laws, ...shareLaws(quantizer, options, shares)];
}

function shareLaws(quantizer: Quantizer, options: QuantizerLawOptions, shares: readonly number[]): Law[] {
  const named = shares.join(", ");
  return [
    forEveryLayer(options, `the layer's total is apportion(groups * size, [${named}])`, (layer) => {
      const rows = rowsOf(quantizer, layer);
      const total = shares.map((_, level) => rows.reduce((sum, row) => sum + row[level], 0));
      expectSame(total, apportion(layer.groups * layer.size, shares), "total");
    }),
    forEveryLayer(options, `each group's counts are less than 1 from [${named}] of its size`, (layer) => {
      for (const row of rowsOf(quantizer, layer))
        row.forEach((count, level) => {
          const quota = shares[level] * layer.size;
          // one unit of dust: a quota of 28.999999999999996 stands for 29
          expectThat(
            Math.abs(count - quota) < 1 + 1e-9,
            `a count must be less than 1 from ${quota}, got ${count}`,
          );
        });
    }),
  ];
}

interface Layer {
  readonly groups: number;
  readonly size: number;
}

function forEveryLayer(options: QuantizerLawOptions, name: string, holds: (layer: Layer) => void): Law {
  const size = options.size === undefined ? fc.nat({ max: 5000 }) : fc.constant(options.size);
  const layers = fc.record({ groups: fc.nat({ max: 40 }), size });
  return {
    name: `for every layer: ${name}`,
    check: () => fc.assert(fc.property(layers, holds), runsOf(options)),
  };
}

function rowsOf(quantizer: Quantizer, { groups, size }: Layer): number[][] {
  const counts = quantizer.layerCounts?.(groups, size) ?? new Int32Array(0);
  const { levels } = quantizer;
  expectThat(
    counts.length === groups * levels,
    `layerCounts must have ${groups} × ${levels} entries, got ${counts.length}`,
  );
  return Array.from({ length: groups }, (_, group) =>
    Array.from(counts.subarray(group * levels, (group + 1) * levels)),
  );
}
