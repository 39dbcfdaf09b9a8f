import { apportion, type Quantizer } from "@equal-bits/core";
import fc from "fast-check";
import { expectSame, expectThat } from "./expectations.js";
import type { Law } from "./law.js";
import { layerLaws } from "./layer-laws.js";
import { levelsByRank } from "./levels-by-rank.js";
import { assigned, forEveryGroup, type QuantizerLawOptions, runsOf } from "./quantizer-law.js";

/**
 * What holds for a quantizer that promises counts.
 *
 * @internal
 */
export function countLaws(quantizer: Quantizer, options: QuantizerLawOptions): Law[] {
  const { shares } = options;
  const sizes = (most: number): fc.Arbitrary<number> =>
    options.size === undefined ? fc.nat({ max: most }) : fc.constant(options.size);
  const laws = [
    {
      name: "for every size: the counts are K whole numbers ≥ 0 that sum to it",
      check: () =>
        fc.assert(
          fc.property(sizes(100_000_000), (size) => {
            const counts = countsOf(quantizer, size);
            expectThat(
              counts.length === quantizer.levels,
              `counts must be ${quantizer.levels}, got ${counts.length}`,
            );
            expectThat(
              counts.every((count) => Number.isInteger(count) && count >= 0),
              `counts must be whole and ≥ 0, got [${counts.join(", ")}]`,
            );
            expectThat(
              counts.reduce((sum, count) => sum + count, 0) === size,
              `counts must sum to ${size}, got [${counts.join(", ")}]`,
            );
          }),
          runsOf(options),
        ),
    },
    forEveryGroup(options, "the histogram is exactly the promised counts", (weights) => {
      const histogram = new Array<number>(quantizer.levels).fill(0);
      for (const level of assigned(quantizer, weights)) histogram[level] += 1;
      expectSame(histogram, countsOf(quantizer, weights.length), "histogram");
    }),
    forEveryGroup(
      options,
      "levels go by rank, and among equal weights the earlier one gets the higher level",
      (weights) => {
        expectSame(
          assigned(quantizer, weights),
          levelsByRank(weights, countsOf(quantizer, weights.length)),
          "levels",
        );
      },
    ),
    ...((options.size ?? 0) > FEW ? [] : [leastCostLaw(quantizer, options)]),
    ...(quantizer.layerCounts === undefined ? [] : layerLaws(quantizer, options)),
  ];
  if (shares === undefined) return laws;
  const apportioned: Law = {
    name: `for every size: the counts are apportion(size, [${shares.join(", ")}])`,
    check: () =>
      fc.assert(
        fc.property(fc.oneof(sizes(300), sizes(100_000_000)), (size) => {
          expectSame(countsOf(quantizer, size), apportion(size, shares), "counts");
        }),
        runsOf(options),
      ),
  };
  return [...laws, apportioned];
}

/** Few enough weights to try all assignments. */
const FEW = 6;

function leastCostLaw(quantizer: Quantizer, options: QuantizerLawOptions): Law {
  return forEveryGroup(
    options,
    "no assignment with the same counts costs less",
    (weights) => {
      const levels = assigned(quantizer, weights);
      const values = quantizer.values(weights, levels);
      const least = Math.min(
        ...permutationsOf([...levels]).map((other) => squaredCost(weights, values, other)),
      );
      const cost = squaredCost(weights, values, [...levels]);
      expectThat(cost <= least + 1e-9 * Math.abs(least), `the cost must be the least, ${least}, got ${cost}`);
    },
    FEW,
  );
}

function countsOf(quantizer: Quantizer, size: number): readonly number[] {
  return quantizer.counts?.(size) ?? [];
}

function squaredCost(weights: Float32Array, values: readonly number[], levels: readonly number[]): number {
  return levels.reduce((cost, level, i) => cost + (weights[i] - values[level]) ** 2, 0);
}

function permutationsOf(levels: readonly number[]): number[][] {
  if (levels.length === 0) return [[]];
  return [...new Set(levels)].flatMap((first) => {
    const rest = levels.toSpliced(levels.indexOf(first), 1);
    return permutationsOf(rest).map((others) => [first, ...others]);
  });
}
