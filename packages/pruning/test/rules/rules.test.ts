import { groupsAsColumns, groupsAsRows, perGroup, perTensor } from "@equal-bits/core";
import { pruningLaws } from "@equal-bits/laws";
import {
  blocks,
  magnitude,
  middleRank,
  namedPruningRule,
  nOfM,
  pruningRuleNames,
  random,
  truncatedMiddleRank,
  wholeFilters,
} from "@equal-bits/pruning";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const rules = [0, 0.3, 0.5, 0.8, 0.95, 1].flatMap((sparsity) => [
  magnitude(sparsity),
  magnitude(sparsity, { exactTotal: true }),
  magnitude(sparsity, { granularity: perTensor() }),
  middleRank(sparsity),
  truncatedMiddleRank(sparsity),
  wholeFilters(sparsity),
  random(sparsity),
]);

for (const rule of rules)
  describe(rule.name, () => {
    for (const law of pruningLaws(rule, { cases: 100 })) test(law.name, law.check);
  });

const inFours = [
  nOfM(2, 4),
  nOfM(1, 4),
  nOfM(0, 4),
  nOfM(4, 4),
  nOfM(1, 2),
  blocks(0.5, 4),
  blocks(0.8, 4, { granularity: perTensor() }),
  blocks(0.3, 2, { exactTotal: true }),
  magnitude(0.5, { granularity: perGroup(4) }),
];

for (const rule of inFours)
  describe(rule.name, () => {
    for (const law of pruningLaws(rule, { cases: 200, multiple: 4 })) test(law.name, law.check);
  });

const names = [...pruningRuleNames, "2:4"];

for (const levels of [
  [-1, 1],
  [-1, 0, 1],
])
  test(`for every layer of weights ${levels.join(", ")}, where a threshold prunes all or none of a tie: each rule keeps its count`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...levels), { minLength: 64, maxLength: 64 }),
        fc.constantFrom(0, 0.25, 0.5, 0.75, 1),
        fc.constantFrom(...names),
        fc.constantFrom(groupsAsRows(4, 16), groupsAsColumns(4, 16)),
        (drawn, sparsity, name, filters) => {
          const rule = name === "2:4" ? namedPruningRule(name) : namedPruningRule(name, { sparsity });
          const share = name === "2:4" ? 0.5 : sparsity;
          const kept = rule.mask(Float32Array.from(drawn), filters, new Uint8Array(64));
          expect(kept.filter((mark) => mark === 0).length, rule.name).toBe(64 * share);
        },
      ),
      { numRuns: 2000 },
    );
  });
