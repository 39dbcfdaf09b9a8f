import { groupsAsRows } from "@equal-bits/core";
import {
  type Collector,
  entropyCollector,
  exactnessCollector,
  flipRatioCollector,
  formatSummary,
  marginCollector,
  neverFlippedCollector,
  ratioCollector,
} from "@equal-bits/metrics";
import { describe, expect, test } from "vitest";

describe("formatSummary", () => {
  test("example: before a sample, numbers that are not there are –", () => {
    const layout = groupsAsRows(1, 4);
    expect(formatSummary(flipRatioCollector(4))).toBe("flip-ratio: steps 0, mean –, last –");
    expect(formatSummary(neverFlippedCollector(4))).toBe("never-flipped: steps 0, never –, share –");
    expect(formatSummary(ratioCollector(layout))).toBe(
      "ratio: samples 0, mean –, last –, least –, greatest –",
    );
    expect(formatSummary(exactnessCollector(layout, [2, 2]))).toBe(
      "exactness: samples 0, broken 0, worst 0, last –",
    );
  });

  test("example: shares as percentages, bits, and counts", () => {
    const levels = [Int8Array.of(1, 1, -1, -1), Int8Array.of(1, -1, -1, -1)];
    const collectors = [
      flipRatioCollector(4),
      neverFlippedCollector(4),
      entropyCollector(groupsAsRows(1, 4)),
    ];
    for (const collector of collectors) for (const step of levels) collector.update({ levels: step });
    expect(collectors.map(formatSummary)).toEqual([
      "flip-ratio: steps 1, mean 25 %, last 25 %",
      "never-flipped: steps 1, never 3, share 75 %",
      "entropy: samples 2, mean 0.9056 bit, last 0.8113 bit, least 0.8113 bit, greatest 1 bit",
    ]);
  });

  test("example: skipped samples are told where there are some", () => {
    const collector = marginCollector(groupsAsRows(1, 1));
    collector.update({ levels: Int8Array.of(1), latents: Float32Array.of(1) });
    expect(formatSummary(collector)).toBe(
      "margin: samples 0, mean –, last –, least –, greatest –, skipped 1, closest –",
    );
  });

  test("example: a collector of one's own; null and undefined are –, other kinds are left out", () => {
    const own: Collector<number, object> = {
      name: "own",
      unit: "number",
      update: () => undefined,
      summary: () => ({
        steps: 1234,
        value: -0.5,
        none: null,
        absent: undefined,
        text: "x",
        list: [1],
        flag: true,
      }),
      toJSON: () => ({ collector: "own", version: 1, settings: {}, state: {} }),
    };
    expect(formatSummary(own)).toBe("own: steps 1,234, value −0.5, none –, absent –");
  });
});
