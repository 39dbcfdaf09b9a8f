import { layerSparsity, sparsityCollector, sparsityCollectorFrom } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";
import { histories, unfit } from "./histories.js";

describe("sparsityCollector", () => {
  collectorLaws("sparsity", {
    cases: histories.map(({ samples }) => ({ collector: sparsityCollector, samples })),
    from: sparsityCollectorFrom,
    refused: unfit.slice(1),
  });

  test("for every history: the sparsity of the last sample", () => {
    fc.assert(
      fc.property(histories, ({ samples }) => {
        const collector = sparsityCollector();
        for (const sample of samples) {
          collector.update(sample);
          expect(collector.summary().last).toBe(layerSparsity(sample.levels));
        }
      }),
    );
  });
});
