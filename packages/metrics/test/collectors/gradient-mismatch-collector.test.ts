import { gradientMismatchCollector, gradientMismatchCollectorFrom } from "@equal-bits/metrics";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("gradientMismatchCollector", () => {
  const outcomes = fc.record({ predicted: fc.double(), lossBefore: fc.double(), lossAfter: fc.double() });

  test("for every history, stored at any step: the same JSON out after in, and on to the same numbers", () => {
    fc.assert(
      fc.property(fc.array(outcomes), fc.array(outcomes), (before, after) => {
        const whole = gradientMismatchCollector();
        before.forEach(whole.update);
        const restored = gradientMismatchCollectorFrom(JSON.parse(JSON.stringify(whole)));
        after.forEach(whole.update);
        after.forEach(restored.update);
        expect(JSON.stringify(restored)).toBe(JSON.stringify(whole));
        expect(whole.summary().skipped).toBe(0);
        expect(whole.summary().samples).toBe(before.length + after.length);
      }),
    );
  });

  test("example: a mismatch of a third, then one of 1", () => {
    const collector = gradientMismatchCollector();
    collector.update({ predicted: -2, lossBefore: 3, lossAfter: 2 });
    collector.update({ predicted: -2, lossBefore: 3, lossAfter: Number.NaN });
    expect(collector.summary().mean).toBeCloseTo(2 / 3, 14);
  });
});
