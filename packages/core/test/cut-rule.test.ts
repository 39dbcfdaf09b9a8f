import { cutsOf, levelsByCuts } from "@equal-bits/core";
import { expect, test } from "vitest";

const levels = (rule: Parameters<typeof levelsByCuts>[0], ...weights: number[]): number[] => [
  ...levelsByCuts(rule, Float32Array.from(weights), new Uint8Array(weights.length).fill(9)),
];

test("example: sign is one cut at zero, and both zeros reach it", () => {
  expect(levels({ kind: "affine", base: "zero", unit: "one", at: [0] }, -1, -0, 0, 1e-45)).toEqual([
    0, 1, 1, 1,
  ]);
});

test("example: the mean as a cut", () => {
  expect(levels({ kind: "affine", base: "mean", unit: "zero", at: [0] }, 1, 2, 3, 6)).toEqual([0, 0, 1, 1]);
});

test("example: half the mean magnitude on both sides; a weight on a cut falls inward where asked, else up", () => {
  const rule = { kind: "affine", base: "zero", unit: "mean-magnitude", at: [-0.5, 0.5] } as const;
  expect(levels({ ...rule, ties: "inward" }, -2, -1, 0, 1, 6)).toEqual([0, 1, 1, 1, 2]);
  expect(levels(rule, -2, -1, 0, 1, 6)).toEqual([0, 1, 1, 2, 2]);
});

test("example: an even grid of tanh(w), by the greatest weight", () => {
  const [low, high] = cutsOf({ kind: "tanh", at: [-0.5, 0.5] }, Float32Array.of(0.1, -2, 1));
  expect(Math.tanh(high)).toBeCloseTo(Math.tanh(2) / 2, 7);
  expect(low).toBe(-high);
});

test("example: zeros alone fall between the same cuts as a zero beside others", () => {
  const rule = { kind: "tanh", at: [-0.5, 0, 0.5] } as const;
  expect(levels(rule, 0, 0)).toEqual([2, 2]);
  expect(levels(rule, 0, 3)[0]).toBe(2);
});

test("example: no weights, no levels", () => {
  expect(levels({ kind: "tanh", at: [0] })).toEqual([]);
});
