import type { PruningRule } from "@equal-bits/core";
import { pruningLaws } from "@equal-bits/laws";
import { magnitude } from "@equal-bits/pruning";
import { expect, test } from "vitest";

const good = magnitude(0.5);

/** A rule with one fault, and a word of the law that must find it. */
const faulty: readonly [string, PruningRule, string][] = [
  [
    "a threshold, which prunes all of a tie",
    {
      ...good,
      mask: (weights, filters, kept) => {
        good.mask(weights, filters, kept); // refuses what must be refused
        for (let group = 0; group < filters.groups; group++) {
          const own = [...weights].map(Math.abs).sort((a, b) => a - b);
          const cut = own[Math.floor(own.length / 2)];
          weights.forEach((weight, i) => {
            kept[i] = Number(Math.abs(weight) > cut);
          });
        }
        return kept;
      },
    },
    "exactly the weights",
  ],
  [
    "a budget of another size",
    { ...good, budget: (filters) => ({ ...good.budget(filters), kept: new Int32Array(1) }) },
    "whole counts",
  ],
  [
    "a mask that remembers the call before",
    (() => {
      let calls = 0;
      return {
        ...good,
        mask: (weights, filters, kept) => {
          good.mask(weights, filters, kept);
          if (calls++ % 2 === 1) kept.reverse();
          return kept;
        },
      } satisfies PruningRule;
    })(),
    "the same weights",
  ],
  [
    "an order in which −0 comes before 0",
    {
      ...good,
      mask: (weights, filters, kept) => {
        good.mask(weights, filters, kept);
        if (weights.some((weight) => Object.is(weight, -0))) kept.reverse();
        return kept;
      },
    },
    "−0",
  ],
  [
    "a mask that is written before NaN is seen",
    { ...good, mask: (weights, filters, kept) => good.mask(weights, filters, kept.fill(0)) },
    "NaN",
  ],
];

for (const [fault, rule, words] of faulty)
  test(`${fault}: a law finds it`, () => {
    const broken = pruningLaws(rule, { cases: 300 }).filter(({ check }) => {
      try {
        check();
        return false;
      } catch {
        return true;
      }
    });
    expect(broken.map(({ name }) => name).join("; ")).toContain(words);
  });

test("a rule without a fault passes all laws", () => {
  for (const { check } of pruningLaws(good, { cases: 100 })) check();
});
