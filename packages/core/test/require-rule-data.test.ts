import { requireCutRule, requireValueRule } from "@equal-bits/core";
import { expect, test } from "vitest";

const affine = { kind: "affine", base: "mean", unit: "deviation", at: [-1, 1] } as const;

test("example: rules as they should be pass", () => {
  requireCutRule(affine, 3);
  requireCutRule({ ...affine, ties: "inward" }, 3);
  requireCutRule({ kind: "tanh", at: [-0.5, 0, 0.5] }, 4);
  requireValueRule(affine, 2);
  requireValueRule({ kind: "fixed", values: [-1, 1] }, 2);
  requireValueRule({ kind: "centred", values: [0, 0] }, 2);
  requireValueRule({ kind: "level-means" }, 2);
});

test.each<[unknown, string]>([
  [null, 'cuts.kind must be "affine" or "tanh", got undefined'],
  [{ kind: "odd", at: [] }, 'cuts.kind must be "affine" or "tanh", got "odd"'],
  [{ ...affine, at: [0] }, "cuts must be 2 values, one for each boundary, got 1"],
  [{ ...affine, at: "01" }, 'cuts must be 2 values, one for each boundary, got "01"'],
  [{ ...affine, at: [1, -1] }, "cuts must be finite as float32 and ascending, got [1, -1]"],
  [{ ...affine, at: [0, "1"] }, 'ascending, got [0, "1"]'],
  [{ ...affine, base: "median" }, "cuts.base must be one of zero, one, mean, "],
  [{ ...affine, ties: "down" }, 'cuts.ties must be "up" or "inward", got "down"'],
  [{ kind: "tanh", at: [0, 1] }, "cuts under tanh must lie between −1 and 1 as float32, got 1"],
])("cuts of %j are refused", (cuts, message) => {
  expect(() => requireCutRule(cuts, 3)).toThrow(message);
});

test.each<[unknown, string]>([
  [undefined, "levels.kind must be"],
  [{ kind: "fixed", values: [1] }, "levels must be 2 values, one for each level, got 1"],
  [{ kind: "fixed", values: [1, Number.NaN] }, "levels must be finite as float32 and ascending"],
  [{ kind: "centred" }, "levels must be 2 values, one for each level, got undefined"],
  [{ ...affine, unit: "range" }, "levels.unit must be one of"],
])("values of %j are refused", (rule, message) => {
  expect(() => requireValueRule(rule, 2)).toThrow(message);
});
