import { groupsAsColumns, groupsAsRows, ShapeError } from "@equal-bits/core";
import { balanceCollector, balanceCollectorFrom, balancedFlipsPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";
import { histories, unfit } from "./histories.js";

describe("balanceCollector", () => {
  collectorLaws("flip-balance", {
    cases: histories.map(({ layout, samples }) => ({ collector: () => balanceCollector(layout), samples })),
    from: balanceCollectorFrom,
    refused: unfit,
  });

  test("for every history: sums over the steps and the worst of any filter", () => {
    fc.assert(
      fc.property(histories, ({ layout, samples }) => {
        const collector = balanceCollector(layout);
        for (const sample of samples) collector.update(sample);
        const steps = samples
          .slice(1)
          .map(({ levels }, i) => balancedFlipsPerFilter(samples[i].levels, levels, layout));
        const left = steps.flatMap(({ imbalance }) => [...imbalance].map(Math.abs));
        const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
        expect(collector.summary()).toEqual({
          steps: steps.length,
          pairs: sum(steps.flatMap(({ pairs }) => [...pairs])),
          unpaired: sum(left),
          worst: Math.max(0, ...left),
        });
      }),
    );
  });

  test("example: one pair in a filter, and one flip alone in another", () => {
    const collector = balanceCollector(groupsAsColumns(2, 2));
    collector.update({ levels: Int8Array.of(1, 1, -1, -1) });
    collector.update({ levels: Int8Array.of(-1, 1, 1, 1) });
    expect(collector.summary()).toEqual({ steps: 1, pairs: 1, unpaired: 1, worst: 1 });
  });

  test("a layout without weights is refused", () => {
    expect(() => balanceCollector(groupsAsRows(1, 0))).toThrow(ShapeError);
  });
});
