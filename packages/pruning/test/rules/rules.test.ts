import { perGroup, perTensor } from "@equal-bits/core";
import { pruningLaws } from "@equal-bits/laws";
import {
  blocks,
  magnitude,
  middleRank,
  nOfM,
  random,
  truncatedMiddleRank,
  wholeFilters,
} from "@equal-bits/pruning";
import { describe, test } from "vitest";

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
