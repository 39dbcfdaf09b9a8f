import { DomainError, groupsAsRows, ShapeError } from "@equal-bits/core";
import { marginCollector, marginCollectorFrom, summarizeMargins } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";
import { histories, unfit } from "./histories.js";

describe("marginCollector", () => {
  collectorLaws("margin", {
    cases: histories.map(({ layout, values, samples }) => ({
      collector: () => marginCollector(layout, values && { values }),
      samples,
    })),
    from: marginCollectorFrom,
    refused: unfit,
  });

  test("for every history: the mean margins of its samples, and the least margin of all", () => {
    fc.assert(
      fc.property(histories, ({ layout, values, samples }) => {
        const collector = marginCollector(layout, values && { values });
        for (const sample of samples) collector.update(sample);
        const all = samples
          .map(({ latents, levels }) => summarizeMargins(latents, levels, layout, values && { values }))
          .filter(({ weights }) => weights > 0);
        const summary = collector.summary();
        expect([summary.samples, summary.skipped]).toEqual([all.length, samples.length - all.length]);
        if (all.length === 0) expect(summary.closest).toBeNaN();
        else expect(summary.closest).toBe(Math.min(...all.map(({ least }) => least)));
        expect(summary.last + 0).toBe((all.at(-1)?.mean ?? Number.NaN) + 0);
      }),
    );
  });

  test("example: mean margins 3 and 1, the closest 1", () => {
    const collector = marginCollector(groupsAsRows(1, 2));
    const levels = Int8Array.of(-1, 1);
    collector.update({ levels, latents: Float32Array.of(-1, 2) });
    collector.update({ levels, latents: Float32Array.of(0, 1) });
    collector.update({ levels: Int8Array.of(1, 1), latents: Float32Array.of(0, 1) });
    expect(collector.summary()).toEqual({
      samples: 2,
      mean: 2,
      last: 1,
      least: 1,
      greatest: 3,
      skipped: 1,
      closest: 1,
    });
  });

  test("layouts and values out of range are refused", () => {
    expect(() => marginCollector(groupsAsRows(0, 1))).toThrow(ShapeError);
    expect(() => marginCollector(groupsAsRows(1, 1), { values: [1] })).toThrow(DomainError);
  });
});
