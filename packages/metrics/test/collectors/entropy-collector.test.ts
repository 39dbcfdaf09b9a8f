import { DomainError, groupsAsColumns, groupsAsRows, ShapeError } from "@equal-bits/core";
import { entropyCollector, entropyCollectorFrom, entropyPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";
import { histories, unfit } from "./histories.js";

describe("entropyCollector", () => {
  collectorLaws("entropy", {
    cases: histories.map(({ layout, values, samples }) => ({
      collector: () => entropyCollector(layout, values && { values }),
      samples,
    })),
    from: entropyCollectorFrom,
    refused: unfit,
  });

  test("for every history: the mean entropy of the filters in the last sample", () => {
    fc.assert(
      fc.property(histories, ({ layout, values, samples }) => {
        const collector = entropyCollector(layout, values && { values });
        for (const sample of samples) {
          collector.update(sample);
          const bits = [...entropyPerFilter(sample.levels, layout, values)];
          expect(collector.summary().last).toBeCloseTo(
            bits.reduce((sum, own) => sum + own, 0) / bits.length,
            12,
          );
        }
        expect(collector.summary().samples).toBe(samples.length);
      }),
    );
  });

  test("example: 1 bit, then half of that", () => {
    const collector = entropyCollector(groupsAsColumns(2, 2));
    collector.update({ levels: Int8Array.of(1, 1, -1, -1) });
    collector.update({ levels: Int8Array.of(1, 1, -1, 1) });
    expect(collector.summary()).toEqual({
      samples: 2,
      mean: 0.75,
      last: 0.5,
      least: 0.5,
      greatest: 1,
      skipped: 0,
    });
  });

  test("layouts and values out of range are refused", () => {
    expect(() => entropyCollector(groupsAsRows(1, 0))).toThrow(ShapeError);
    expect(() => entropyCollector(groupsAsRows(1, 1), { values: [] })).toThrow(DomainError);
  });
});
