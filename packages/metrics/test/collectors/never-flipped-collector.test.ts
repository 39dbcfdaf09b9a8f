import { DomainError } from "@equal-bits/core";
import { levelPlaces, neverFlippedCollector, neverFlippedCollectorFrom } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";
import { type History, histories, unfit } from "./histories.js";

const sizeOf = ({ layout }: History): number => layout.groups * layout.size;

describe("neverFlippedCollector", () => {
  collectorLaws("never-flipped", {
    cases: histories.map((history) => ({
      collector: () => neverFlippedCollector(sizeOf(history), history.values && { values: history.values }),
      samples: history.samples,
    })),
    from: neverFlippedCollectorFrom,
    refused: unfit,
  });

  test("for every history: the weights whose sign is the same in all samples", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { samples } = history;
        const collector = neverFlippedCollector(sizeOf(history));
        for (const sample of samples) collector.update(sample);
        const { steps, never, share } = collector.summary();
        expect(steps).toBe(Math.max(0, samples.length - 1));
        if (steps === 0) {
          expect([never, share]).toEqual([Number.NaN, Number.NaN]);
          return;
        }
        const kept = [...samples[0].levels].filter((_, i) =>
          samples.every(({ levels }) => Math.sign(levels[i]) + 0 === Math.sign(samples[0].levels[i]) + 0),
        ).length;
        expect([never, share]).toEqual([kept, kept / sizeOf(history)]);
      }),
    );
  });

  test("example: there and back is a flip; of three weights one stays", () => {
    const collector = neverFlippedCollector(3);
    for (const levels of [Int8Array.of(1, 1, -1), Int8Array.of(1, -1, -1), Int8Array.of(1, 1, 1)])
      collector.update({ levels });
    expect(collector.summary()).toEqual({ steps: 2, never: 1, share: 1 / 3 });
    expect(collector.toJSON().state).toEqual({ samples: 3, symbols: "2rr" });
  });

  test.each([
    [1, "p"],
    [2, "3"],
    [2, "s"],
    [2, "\u00b2"],
  ])("after %s samples a mark %j of a sign is refused", (samples, symbols) => {
    const stored = { ...neverFlippedCollector(1).toJSON(), state: { samples, symbols } };
    expect(() => neverFlippedCollectorFrom(stored)).toThrow("symbols must be those of the levels");
  });

  test("example: 64 levels can be followed, 65 are refused; so is a size of 0", () => {
    const values = levelPlaces(64);
    const collector = neverFlippedCollector(64, { values });
    collector.update({ levels: Float32Array.from(values) });
    collector.update({ levels: Float32Array.from(values).reverse() });
    expect(collector.summary().never).toBe(0);
    expect(() => neverFlippedCollector(1, { values: levelPlaces(65) })).toThrow(DomainError);
    expect(() => neverFlippedCollector(0)).toThrow(DomainError);
  });
});
