import { groupsAsColumns, groupsAsRows, perFilter } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { biprop, edgePopup } from "@equal-bits/pruning";
import fc from "fast-check";
import { expect, test } from "vitest";

test("example: the weights of greatest |score| stay as they are", () => {
  const weights = Float32Array.of(0.5, -0.25, 2, -1);
  const scores = Float32Array.of(0.1, -0.9, 0.2, 0.3);
  const out = edgePopup(weights, scores, groupsAsRows(2, 2), { sparsity: 0.5 }, new Float32Array(4));
  expect([...out]).toEqual([0, -0.25, 0, -1]);
});

test("example: biprop has their signs, times their mean magnitude", () => {
  const weights = Float32Array.of(0.5, -0.25, 2, -0.75);
  const scores = Float32Array.of(0.1, -0.9, 0.2, 0.3);
  const out = biprop(weights, scores, groupsAsRows(2, 2), { sparsity: 0.5 }, new Float32Array(4));
  expect([...out]).toEqual([0, -0.5, 0, -0.5]);
});

test("example: a count in each filter instead of the layer", () => {
  const weights = Float32Array.of(1, 2, 3, 4); // columns 1 3 and 2 4
  const scores = Float32Array.of(9, 1, 8, 2);
  const ticket = { sparsity: 0.5, granularity: perFilter() };
  const out = edgePopup(weights, scores, groupsAsColumns(2, 2), ticket, new Float32Array(4));
  expect([...out]).toEqual([1, 0, 0, 4]);
});

test("for all weights and scores, ties among them: exactly the share is 0", () => {
  fc.assert(
    fc.property(
      latentWeights({ shortest: 1, longest: 60 }),
      fc.constantFrom(0, 0.5, 0.9, 1),
      (scores, sparsity) => {
        const weights = new Float32Array(scores.length).fill(-0.5);
        const row = groupsAsRows(1, scores.length);
        const zeros = scores.length - Math.round((1 - sparsity) * scores.length + 1e-9);
        for (const make of [edgePopup, biprop]) {
          const out = make(weights, scores, row, { sparsity }, new Float32Array(scores.length));
          expect(Math.abs(out.filter((value) => value === 0).length - zeros)).toBeLessThanOrEqual(1);
          expect(out.every((value) => value === 0 || Math.abs(value + 0.5) < 1e-6)).toBe(true);
        }
      },
    ),
  );
});

test("scores or a destination of another length, NaN and a bad share are refused before anything is written", () => {
  const [two, three, out] = [Float32Array.of(1, 2), new Float32Array(3), Float32Array.of(7, 7)];
  const row = groupsAsRows(1, 2);
  for (const make of [edgePopup, biprop]) {
    expect(() => make(two, three, row, { sparsity: 0.5 }, out)).toThrow("scores must have the 2 values");
    expect(() => make(two, two, row, { sparsity: 0.5 }, three)).toThrow("out must have the 2 values");
    expect(() => make(two, Float32Array.of(1, Number.NaN), row, { sparsity: 0.5 }, out)).toThrow(
      "scores must be finite",
    );
    expect(() => make(Float32Array.of(Infinity, 1), two, row, { sparsity: 0.5 }, out)).toThrow(
      "weights must be finite",
    );
    expect(() => make(two, two, row, { sparsity: 7 }, out)).toThrow("sparsity must be");
  }
  expect([...out]).toEqual([7, 7]);
});
