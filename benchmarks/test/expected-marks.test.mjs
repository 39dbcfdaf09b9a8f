import { groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedMarks } from "../select-top/expected-marks.mjs";

/** The marks straight from the one order: by value, −0 equal to 0, the earlier one first among equals. */
function marksByRank(weights, count) {
  const order = [...weights.keys()].sort((i, j) => weights[j] - weights[i] || i - j);
  const marks = new Uint8Array(weights.length);
  for (const index of order.slice(0, count)) marks[index] = 1;
  return marks;
}

test("for every group and count: the oracle marks the first in the one order", () => {
  const problems = latentWeights({ shortest: 1, longest: 40 }).chain((weights) =>
    fc.record({ weights: fc.constant(weights), count: fc.integer({ min: 1, max: weights.length }) }),
  );
  fc.assert(
    fc.property(problems, ({ weights, count }) => {
      const layout = groupsAsRows(1, weights.length);
      expect(expectedMarks(weights, { layout, count })).toEqual(marksByRank(weights, count));
    }),
  );
});

test("example: two columns, half of each", () => {
  const weights = Float32Array.of(0.3, 5, -0.2, 7, 0.3, 6, 0.1, 8);
  const marks = expectedMarks(weights, { layout: groupsAsColumns(2, 4), count: 2 });
  expect(marks).toEqual(Uint8Array.of(1, 0, 0, 1, 1, 0, 0, 1));
});
