import { DomainError, FormatError } from "@equal-bits/core";
import { flipRatio, flipRatioCollector, flipRatioCollectorFrom, levelPlaces } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectorLaws } from "./collector-laws.js";
import { type History, histories, unfit } from "./histories.js";

const sizeOf = ({ layout }: History): number => layout.groups * layout.size;

describe("flipRatioCollector", () => {
  collectorLaws("flip-ratio", {
    cases: histories.map((history) => ({
      collector: () => flipRatioCollector(sizeOf(history), history.values && { values: history.values }),
      samples: history.samples,
    })),
    from: flipRatioCollectorFrom,
    refused: unfit,
  });

  test("for every history of signs: the mean and the last flip ratio of the steps", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { samples } = history;
        const collector = flipRatioCollector(sizeOf(history));
        for (const sample of samples) collector.update(sample);
        const ratios = samples.slice(1).map(({ levels }, i) => flipRatio(samples[i].levels, levels));
        const { steps, mean, last } = collector.summary();
        expect(steps).toBe(ratios.length);
        expect(last).toBe(ratios.at(-1) ?? Number.NaN);
        if (steps === 0) expect(mean).toBeNaN();
        else expect(mean).toBeCloseTo(ratios.reduce((sum, ratio) => sum + ratio, 0) / steps, 12);
      }),
    );
  });

  test("example: from −3 to −1 is a flip of four levels, though none of sign", () => {
    const [signs, levels] = [flipRatioCollector(2), flipRatioCollector(2, { values: levelPlaces(4) })];
    for (const collector of [signs, levels]) {
      collector.update({ levels: Int8Array.of(-3, 3) });
      collector.update({ levels: Int8Array.of(-1, 3) });
    }
    expect(signs.summary()).toEqual({ steps: 1, mean: 0, last: 0 });
    expect(levels.summary()).toEqual({ steps: 1, mean: 0.5, last: 0.5 });
  });

  test("example: what is stored can be read", () => {
    const collector = flipRatioCollector(4);
    collector.update({ levels: Int8Array.of(1, 1, -1, 0) });
    collector.update({ levels: Int8Array.of(1, -1, -1, 0) });
    expect(collector.toJSON()).toEqual({
      collector: "flip-ratio",
      version: 1,
      settings: { size: 4, values: null },
      state: { samples: 2, flipped: 1, last: 1, symbols: "2001" },
    });
  });

  test("example: a file that claims 2⁵² weights takes no memory for them", () => {
    const stored = JSON.parse(JSON.stringify(flipRatioCollector(4)));
    stored.settings.size = 2 ** 52;
    expect(flipRatioCollectorFrom(stored).summary().steps).toBe(0);
    stored.state = { samples: 2, flipped: 0, last: 0, symbols: "0" };
    expect(() => flipRatioCollectorFrom(stored)).toThrow(FormatError);
  });

  test("example: values that the caller changes later are those that were given", () => {
    const values = [-1, 1];
    const collector = flipRatioCollector(1, { values });
    values[0] = 5;
    collector.update({ levels: Int8Array.of(-1) });
    expect(collector.toJSON().settings.values).toEqual([-1, 1]);
  });

  test.each(["3", "/", "\u0130", "0 ", 0, null])("symbols %j of one sign are refused", (symbols) => {
    const state = { samples: 1, flipped: 0, last: 0, symbols };
    const stored = { ...flipRatioCollector(1).toJSON(), state };
    expect(() => flipRatioCollectorFrom(stored)).toThrow(FormatError);
    expect(() => flipRatioCollectorFrom(stored)).toThrow("symbols must be");
  });

  test("sizes and values out of range are refused, and a level that is none of the values", () => {
    expect(() => flipRatioCollector(0)).toThrow(DomainError);
    expect(() => flipRatioCollector(1, { values: [1, 1] })).toThrow(DomainError);
    expect(() => flipRatioCollector(1, { values: [-1, 1] }).update({ levels: Int8Array.of(0) })).toThrow(
      "levels must be among the values [-1, 1], got 0 at index 0",
    );
  });
});
