import { groupsAsRows, ShapeError } from "@equal-bits/core";
import { runLengthCollector, runLengthCollectorFrom, runsPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";
import { histories, unfit } from "./histories.js";

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("runLengthCollector", () => {
  collectorLaws("run-length", {
    cases: histories.map(({ layout, samples }) => ({ collector: () => runLengthCollector(layout), samples })),
    from: runLengthCollectorFrom,
    refused: unfit,
  });

  test("for every history: the mean run length of the last sample", () => {
    fc.assert(
      fc.property(histories, ({ layout, samples }) => {
        const collector = runLengthCollector(layout);
        for (const sample of samples) {
          collector.update(sample);
          expect(collector.summary().last).toBe(mean(runsPerFilter(sample.levels, layout).mean));
        }
      }),
    );
  });

  test("a layout without weights is refused", () => {
    expect(() => runLengthCollector(groupsAsRows(1, 0))).toThrow(ShapeError);
  });
});
