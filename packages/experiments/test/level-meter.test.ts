import { flipMeter } from "@equal-bits/metrics";
import fc from "fast-check";
import { expect, test } from "vitest";
import { levelMeter } from "../src/level-meter.js";

const layer = (levels: readonly number[]) =>
  fc
    .array(fc.constantFrom(...levels), { minLength: 7, maxLength: 7 })
    .map((values) => Float32Array.from(values));

test("for every run of two or three levels: as many as the flip meter counts", () => {
  fc.assert(
    fc.property(fc.array(layer([-1, 0, 1]), { minLength: 1, maxLength: 8 }), ([first, ...steps]) => {
      const [ours, oracle] = [levelMeter(first), flipMeter(7)];
      oracle.update(first);
      let changed = 0;
      for (const levels of steps) {
        changed += ours.update(levels);
        oracle.update(levels);
      }
      expect(changed / Math.max(1, 7 * steps.length)).toBe(oracle.perStep());
    }),
  );
});

test("example: among four levels a change without a change of sign counts", () => {
  const meter = levelMeter(Float32Array.of(-3, 1, 1, 3));
  expect(meter.update(Float32Array.of(-1, 1, 1, 3))).toBe(1);
  expect(meter.update(Float32Array.of(-1, 1, 3, 1))).toBe(2);
});
