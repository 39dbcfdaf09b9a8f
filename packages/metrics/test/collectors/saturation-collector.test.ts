import { DomainError } from "@equal-bits/core";
import { layerSaturation, saturationCollector, saturationCollectorFrom } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";
import { histories, unfit } from "./histories.js";

describe("saturationCollector", () => {
  collectorLaws("saturation", {
    cases: fc
      .tuple(histories, fc.boolean(), fc.constantFrom(0.5, 1))
      .map(([{ samples }, inclusive, clip]) => ({
        collector: () => saturationCollector({ clip, inclusive }),
        samples,
      })),
    from: saturationCollectorFrom,
    refused: unfit,
  });

  test("for every history: the saturation of the last sample", () => {
    fc.assert(
      fc.property(histories, ({ samples }) => {
        const collector = saturationCollector({ clip: 0.5 });
        for (const sample of samples) {
          collector.update(sample);
          expect(collector.summary().last).toBe(layerSaturation(sample.latents, { clip: 0.5 }));
        }
      }),
    );
  });

  test("a clip out of range is refused", () => {
    expect(() => saturationCollector({ clip: 0 })).toThrow(DomainError);
  });
});
