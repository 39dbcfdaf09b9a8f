import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluationText } from "../src/evaluation-text.js";

test("for every list of counts and width: every count is there, in order, and lines fit", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 40, max: 120 }),
      (positives, columns) => {
        const layers = [
          { name: "conv", filters: positives.length + 1, size: 1000, positives: [1000, ...positives] },
        ];
        const lines = evaluationText({ testAccuracy: 1, bits: "ab", layers }, columns).split("\n").slice(3);
        expect(lines.join(" ").trim().split(/\s+/).map(Number)).toEqual([1000, ...positives]);
        for (const line of lines) expect(line.length).toBeLessThan(columns);
      },
    ),
  );
});
