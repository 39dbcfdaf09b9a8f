import { groupsAsColumns, groupsAsRows, ShapeError } from "@equal-bits/core";
import { ratioCollector, ratioCollectorFrom, ratioPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";
import { histories, unfit } from "./histories.js";

describe("ratioCollector", () => {
  collectorLaws("ratio", {
    cases: histories.map(({ layout, samples }) => ({ collector: () => ratioCollector(layout), samples })),
    from: ratioCollectorFrom,
    refused: unfit,
  });

  test("for every history: mean, least and greatest of the ratios of all filters in all samples", () => {
    fc.assert(
      fc.property(histories, ({ layout, samples }) => {
        fc.pre(samples.length > 0);
        const collector = ratioCollector(layout);
        for (const sample of samples) collector.update(sample);
        const rows = samples.map(({ levels }) => [...ratioPerFilter(levels, layout)]);
        const mean = (values: readonly number[]): number =>
          values.reduce((sum, value) => sum + value, 0) / values.length;
        const summary = collector.summary();
        expect(summary.samples).toBe(samples.length);
        expect([summary.least, summary.greatest]).toEqual([
          Math.min(...rows.flat()),
          Math.max(...rows.flat()),
        ]);
        expect(summary.mean).toBeCloseTo(mean(rows.flat()), 12);
        expect(summary.last).toBeCloseTo(mean(rows[rows.length - 1]), 12);
        summary.perFilter.forEach((ratio, filter) => {
          expect(ratio).toBeCloseTo(mean(rows.map((row) => row[filter])), 12);
        });
        expect(summary.perFilter).toHaveLength(layout.groups);
      }),
    );
  });

  test("example: two filters, of which one goes from ½ to 1", () => {
    const collector = ratioCollector(groupsAsColumns(2, 2));
    collector.update({ levels: Int8Array.of(1, 1, -1, -1) });
    collector.update({ levels: Int8Array.of(1, 1, -1, 1) });
    expect(collector.summary()).toEqual({
      samples: 2,
      mean: 0.625,
      last: 0.75,
      least: 0.5,
      greatest: 1,
      perFilter: Float64Array.of(0.5, 0.75),
    });
  });

  test("example: before a sample there is nothing to say", () => {
    const summary = ratioCollector(groupsAsRows(2, 2)).summary();
    expect(summary).toEqual({
      samples: 0,
      mean: Number.NaN,
      last: Number.NaN,
      least: Number.NaN,
      greatest: Number.NaN,
      perFilter: new Float64Array(0),
    });
  });

  test("example: a file that claims 2⁵⁰ filters takes no memory for them", () => {
    const stored = JSON.parse(JSON.stringify(ratioCollector(groupsAsRows(1, 4))));
    stored.settings.groups = 2 ** 50;
    expect(ratioCollectorFrom(stored).summary().samples).toBe(0);
    stored.state = { samples: 1, last: 0, least: 0, greatest: 0, positives: [0] };
    expect(() => ratioCollectorFrom(stored)).toThrow("positives must be an array of 1125899906842624");
  });

  test("a layout without weights is refused", () => {
    expect(() => ratioCollector(groupsAsRows(0, 2))).toThrow(ShapeError);
    expect(() => ratioCollector({ groups: 3, size: 2, interleave: 2 })).toThrow(ShapeError);
  });
});
