import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluationJson, evaluationText } from "../src/evaluation-text.js";

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

test("example: of more than two levels, the weights on each", () => {
  const layer = { name: "conv2", filters: 2, size: 8, positives: [2, 2] };
  const text = (counts: number[][]): string =>
    evaluationText({ testAccuracy: 0.5, bits: "", layers: [{ ...layer, counts }] }, 80);
  expect(
    text([
      [2, 4, 2],
      [2, 4, 2],
    ]),
  ).toContain(
    "conv2: 2 filters of 8 weights, 2, 4, 2 of them on the levels from low to high in every filter\n",
  );
  expect(
    text([
      [1, 5, 2],
      [2, 4, 2],
    ]),
  ).toContain(
    "conv2: 2 filters of 8 weights, on average 1.5, 4.5, 2.0 of them on the levels from low to high\n",
  );
  const counts = [
    [2, 4, 2],
    [2, 4, 2],
  ];
  const json = evaluationJson({ testAccuracy: 0.5, bits: "", layers: [{ ...layer, counts }] });
  expect(JSON.parse(json).layers).toEqual([{ ...layer, counts }]);
});
