import { FormatError, groupsAsRows } from "@equal-bits/core";
import {
  balanceCollector,
  type Collector,
  collectorFrom,
  entropyCollector,
  exactnessCollector,
  flipRatioCollector,
  gradientMismatchCollector,
  marginCollector,
  neverFlippedCollector,
  priorDistanceCollector,
  ratioCollector,
  runLengthCollector,
  saturationCollector,
  sparsityCollector,
  type WeightsSample,
} from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const layout = groupsAsRows(2, 4);
const collectors: readonly (() => Collector<WeightsSample, object>)[] = [
  () => balanceCollector(layout),
  () => entropyCollector(layout),
  () => exactnessCollector(layout, [2, 2]),
  () => flipRatioCollector(8),
  () => marginCollector(layout),
  () => neverFlippedCollector(8),
  () => priorDistanceCollector(layout, [-1, 1], [2, 2]),
  () => ratioCollector(layout),
  () => runLengthCollector(layout),
  () => saturationCollector(),
  () => sparsityCollector(),
];

describe("collectorFrom", () => {
  test("for every collector of weights: the same one, by its name", () => {
    const names = collectors.map((make) => {
      const collector = make();
      const levels = Int8Array.of(1, -1, 1, -1, 1, 1, -1, -1);
      collector.update({ levels, latents: Float32Array.from(levels, (level, i) => (level * i) / 2) });
      const restored = collectorFrom(JSON.parse(JSON.stringify(collector)));
      expect(JSON.stringify(restored)).toBe(JSON.stringify(collector));
      expect(restored.summary()).toEqual(collector.summary());
      return restored.name;
    });
    expect(new Set(names).size).toBe(11);
  });

  test("for every JSON: refused", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => collectorFrom(json)).toThrow(FormatError);
      }),
    );
  });

  test.each(["toString", "__proto__", "constructor", "", 3, null, {}])(
    "a collector named %j is refused",
    (collector) => {
      expect(() => collectorFrom({ collector, version: 1, settings: {}, state: {} })).toThrow(FormatError);
    },
  );

  test("a collector of steps is refused, with the names that are known", () => {
    expect(() => collectorFrom(gradientMismatchCollector().toJSON())).toThrow(
      'collector must be one of entropy, exactness, flip-balance, flip-ratio, margin, never-flipped, prior-distance, ratio, run-length, saturation, sparsity, got "gradient-mismatch"',
    );
  });
});
