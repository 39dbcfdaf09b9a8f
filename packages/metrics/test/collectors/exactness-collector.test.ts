import { apportion, groupsAsColumns, groupsAsRows, MassMismatchError, ShapeError } from "@equal-bits/core";
import { exactnessCollector, exactnessCollectorFrom, residualPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";
import { type History, histories, unfit } from "./histories.js";

const evenCounts = ({ layout, values }: History): number[] => {
  const width = values?.length ?? 3;
  return apportion(layout.size, new Array<number>(width).fill(1 / width));
};

describe("exactnessCollector", () => {
  collectorLaws("exactness", {
    cases: histories.map((history) => ({
      collector: () =>
        exactnessCollector(history.layout, evenCounts(history), history.values && { values: history.values }),
      samples: history.samples,
    })),
    from: exactnessCollectorFrom,
    refused: unfit,
  });

  test("for every history: the residuals of its samples", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { layout, samples, values } = history;
        const collector = exactnessCollector(layout, evenCounts(history), values && { values });
        for (const sample of samples) collector.update(sample);
        const residuals = samples.map(({ levels }) => [
          ...residualPerFilter(levels, layout, evenCounts(history), values),
        ]);
        expect(collector.summary()).toEqual({
          samples: samples.length,
          broken: residuals.filter((row) => row.some((residual) => residual > 0)).length,
          worst: Math.max(0, ...residuals.flat()),
          last: residuals.at(-1)?.reduce((sum, residual) => sum + residual, 0) ?? Number.NaN,
        });
      }),
    );
  });

  test("example: exact, then one weight off in one of two filters", () => {
    const collector = exactnessCollector(groupsAsColumns(2, 2), [1, 1]);
    collector.update({ levels: Int8Array.of(1, 1, -1, -1) });
    expect(collector.summary()).toEqual({ samples: 1, broken: 0, worst: 0, last: 0 });
    collector.update({ levels: Int8Array.of(1, 1, 1, -1) });
    expect(collector.summary()).toEqual({ samples: 2, broken: 1, worst: 2, last: 2 });
  });

  test("counts that are no histogram are refused when it is made", () => {
    expect(() => exactnessCollector(groupsAsRows(1, 4), [2, 1])).toThrow(MassMismatchError);
    expect(() => exactnessCollector(groupsAsRows(1, 4), [1, 1, 1, 1])).toThrow(ShapeError);
    expect(() => exactnessCollector(groupsAsRows(0, 4), [2, 2])).toThrow(ShapeError);
  });
});
