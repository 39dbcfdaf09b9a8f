import { DomainError, FormatError } from "@equal-bits/core";
import { type Statistic, statisticCollector, statisticCollectorFrom } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";

/** Any number is itself; text is refused. */
const itself: Statistic<number | string> = {
  name: "itself",
  measure(sample) {
    if (typeof sample === "string") throw new DomainError("sample must be a number");
    return sample;
  },
};

const numbers = fc.oneof(
  fc.double({ min: -1e9, max: 1e9 }),
  fc.constantFrom(0, -0, Number.NaN, Infinity, -Infinity, 2 ** -1074),
);

describe("statisticCollector", () => {
  collectorLaws<number | string, object>("itself", {
    cases: fc
      .array(numbers, { maxLength: 8 })
      .map((samples) => ({ collector: () => statisticCollector(itself), samples })),
    from: (json) => statisticCollectorFrom(json, itself),
    refused: ["no number"],
  });

  test("for every history: mean, last, least and greatest of the finite numbers, and how many were skipped", () => {
    fc.assert(
      fc.property(fc.array(numbers), (samples) => {
        const collector = statisticCollector(itself);
        for (const sample of samples) collector.update(sample);
        const finite = samples.filter(Number.isFinite);
        const none = finite.length === 0;
        const summary = collector.summary();
        expect([summary.samples, summary.skipped]).toEqual([finite.length, samples.length - finite.length]);
        expect(summary.last).toBe(none ? Number.NaN : finite[finite.length - 1] + 0);
        expect(summary.least + 0).toBe(none ? Number.NaN : Math.min(...finite) + 0);
        expect(summary.greatest + 0).toBe(none ? Number.NaN : Math.max(...finite) + 0);
        if (none) expect(summary.mean).toBeNaN();
        else
          expect(summary.mean).toBeCloseTo(finite.reduce((sum, value) => sum + value, 0) / finite.length, 3);
      }),
    );
  });

  test("example: 1, 4 and NaN", () => {
    const collector = statisticCollector(itself);
    for (const sample of [1, 4, Number.NaN]) collector.update(sample);
    expect(collector.summary()).toEqual({
      samples: 2,
      mean: 2.5,
      last: 4,
      least: 1,
      greatest: 4,
      skipped: 1,
    });
    expect(collector.unit).toBe("number");
  });

  test("example: a measure may use its own record", () => {
    const statistic = {
      name: "scaled",
      factor: 3,
      measure(sample: number): number {
        return this.factor * sample;
      },
    };
    const collector = statisticCollector(statistic);
    collector.update(2);
    expect(collector.summary().last).toBe(6);
  });

  test.each([
    [
      { samples: 1, skipped: 0, total: 1, last: 3, least: 1, greatest: 2 },
      "last must be from least to greatest",
    ],
    [{ samples: 0, skipped: 0, total: 1, last: null, least: null, greatest: null }, "a range of no samples"],
    [{ samples: 0, skipped: 0, total: 0, last: 1, least: 1, greatest: 1 }, "a range of no samples"],
    [{ samples: -1, skipped: 0, total: 0, last: 1, least: 1, greatest: 1 }, "samples must be a whole number"],
    [{ samples: 1, skipped: 0, total: 0, last: null, least: 1, greatest: 1 }, "last must be a finite number"],
  ])("a state of %j is refused", (state, message) => {
    const stored = { ...statisticCollector(itself).toJSON(), state };
    expect(() => statisticCollectorFrom(stored, itself)).toThrow(FormatError);
    expect(() => statisticCollectorFrom(stored, itself)).toThrow(message);
  });

  test("one that was stored under another name is refused", () => {
    const stored = JSON.parse(JSON.stringify(statisticCollector(itself)));
    expect(() => statisticCollectorFrom(stored, { ...itself, name: "other" })).toThrow(FormatError);
    expect(() => statisticCollectorFrom(stored, { ...itself, name: "other" })).toThrow(
      'collector must be "other", got "itself"',
    );
  });
});
