import { groupsAsRows, type Quantizer, quantizeKept } from "@equal-bits/core";
import { latentWeights, quantizerLaws } from "@equal-bits/laws";
import { magnitude, middleRank, nOfM, prunedQuantizer, random } from "@equal-bits/pruning";
import { equalBits, equalLevels, irNet, sign, ternary, xnorNet } from "@equal-bits/quantizers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const pruned = [
  sign(),
  equalBits(0.5),
  equalBits(0.3),
  xnorNet(),
  irNet(),
  equalLevels(4),
  ternary(0.5),
].flatMap((quantizer) =>
  [magnitude(0.8), middleRank(0.5), random(0.5)].map((rule) => ({
    rule,
    quantizer,
    both: prunedQuantizer(rule, quantizer),
  })),
);

for (const { rule, quantizer, both } of pruned)
  describe(both.name, () => {
    for (const law of quantizerLaws(both, { cases: 100 })) test(law.name, law.check);

    test("for every group: it gives what the quantizer gives under the rule's mask", () => {
      fc.assert(
        fc.property(latentWeights({ longest: 30 }), (weights) => {
          const row = groupsAsRows(1, weights.length);
          const kept = rule.mask(weights, row, new Uint8Array(weights.length));
          const wanted = quantizeKept(quantizer, weights, kept, row, new Float32Array(weights.length));
          expect(levelValues(both, weights)).toEqual([...wanted]);
        }),
        { numRuns: 100 },
      );
    });
  });

describe("2:4 of sign, in groups of eight", () => {
  for (const law of quantizerLaws(prunedQuantizer(nOfM(2, 4), sign()), { cases: 100, size: 8 }))
    test(law.name, law.check);
});

test("example: half of three weights is pruned in the middle of ±1, and half of the kept two is +1", () => {
  const both = prunedQuantizer(magnitude(0.34), equalBits(0.5));
  expect(both.name).toBe("magnitude(0.34) of equal-bits(0.5)");
  expect(both.levels).toBe(3);
  const weights = Float32Array.of(5, 0.1, 4);
  expect([...both.assign(weights, new Uint8Array(3))]).toEqual([2, 1, 0]);
  expect(levelValues(both, weights)).toEqual([1, 0, -1]);
});

test("a quantizer of 256 levels is refused: there is no byte for one more", () => {
  expect(() => prunedQuantizer(magnitude(0.5), equalLevels(256))).toThrow("1 to 256 levels, got 257");
});

function levelValues(quantizer: Quantizer, weights: Float32Array): number[] {
  const assigned = quantizer.assign(weights, new Uint8Array(weights.length));
  const values = Float32Array.from(quantizer.values(weights, assigned));
  return Array.from(assigned, (level) => values[level]);
}
