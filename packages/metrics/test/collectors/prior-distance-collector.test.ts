import { apportion, DomainError, groupsAsRows, MassMismatchError, ShapeError } from "@equal-bits/core";
import {
  priorDistanceCollector,
  priorDistanceCollectorFrom,
  priorDistancePerFilter,
} from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";
import { histories, unfit } from "./histories.js";

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("priorDistanceCollector", () => {
  const evenBits = (size: number): number[] => apportion(size, [0.5, 0.5]);
  collectorLaws("prior-distance", {
    cases: fc.tuple(histories, fc.constantFrom(1 as const, 2 as const)).map(([{ layout, samples }, p]) => ({
      collector: () => priorDistanceCollector(layout, [-1, 1], evenBits(layout.size), { p }),
      samples,
    })),
    from: priorDistanceCollectorFrom,
    refused: unfit,
  });

  test("for every history: the mean distance of the filters in the last sample", () => {
    fc.assert(
      fc.property(histories, ({ layout, samples }) => {
        const counts = evenBits(layout.size);
        const collector = priorDistanceCollector(layout, [-1, 1], counts);
        for (const sample of samples) {
          collector.update(sample);
          expect(collector.summary().last).toBe(
            mean(priorDistancePerFilter(sample.latents, layout, [-1, 1], counts)),
          );
        }
      }),
    );
  });

  test("what is no prior is refused when it is made", () => {
    const layout = groupsAsRows(1, 2);
    expect(() => priorDistanceCollector(layout, [-1, 1], [1, 2])).toThrow(MassMismatchError);
    expect(() => priorDistanceCollector(layout, [1, -1], [1, 1])).toThrow(DomainError);
    expect(() => priorDistanceCollector(layout, [-1, 1], [1, 1], { p: 3 as never })).toThrow(DomainError);
    expect(() => priorDistanceCollector(groupsAsRows(0, 2), [-1, 1], [1, 1])).toThrow(ShapeError);
  });
});
