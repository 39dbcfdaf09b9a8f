import { quantizerLaws } from "@equal-bits/laws";
import {
  affineLevels,
  centredLevels,
  cutsAt,
  entropic,
  exactCounts,
  fittedLevels,
  fixedLevels,
  quantizer,
  ratio,
  semiRelaxed,
  shares,
} from "@equal-bits/quantizers";
import { describe, expect, test } from "vitest";

const composed = [
  quantizer({ name: "ratio × fixed", prior: ratio(0.3), levels: fixedLevels([-1, 1]) }),
  quantizer({ name: "shares × fitted", prior: shares([0.1, 0.2, 0.7]), levels: fittedLevels() }),
  quantizer({
    name: "exact total × centred",
    prior: shares([0.3, 0.3, 0.4], { exactTotal: true }),
    levels: centredLevels([-1, 0, 1]),
  }),
  quantizer({
    name: "shares × affine",
    prior: shares([0.25, 0.75]),
    levels: affineLevels([-1, 1], { base: "mean", unit: "deviation" }),
  }),
  quantizer({
    name: "semi-relaxed × fixed",
    prior: ratio(0.5),
    solver: semiRelaxed(0.3),
    levels: fixedLevels([-1, 1]),
  }),
  quantizer({
    name: "cuts × affine",
    cuts: cutsAt([-1, 1], { unit: "mean-magnitude", ties: "inward" }),
    levels: affineLevels([-1, 0, 1], { unit: "outer-magnitude" }),
  }),
  quantizer({ name: "cuts × fitted", cuts: cutsAt([-0.5, 0, 0.5]), levels: fittedLevels() }),
];

for (const rule of composed)
  describe(rule.name, () => {
    for (const law of quantizerLaws(rule, { cases: 300 })) test(law.name, law.check);
  });

describe("whole counts × fixed", () => {
  const rule = quantizer({ name: "x", prior: exactCounts([2, 1, 2]), levels: fixedLevels([-1, 0, 1]) });
  for (const law of quantizerLaws(rule, { cases: 300, size: 5 })) test(law.name, law.check);
});

test("example: the parts are in the record as data, frozen", () => {
  const cuts = cutsAt([0]);
  const levels = fixedLevels([-1, 1]);
  const rule = quantizer({ name: "x", cuts, levels });
  expect(rule).toMatchObject({ name: "x", levels: 2, cuts, valueRule: levels });
  for (const record of [rule, cuts, cuts.at, levels, levels.values])
    expect(Object.isFrozen(record)).toBe(true);
});

test("example: counts that are given to a rule without exact total are not looked at", () => {
  const [alone, exact] = [false, true].map((exactTotal) =>
    quantizer({ name: "x", prior: ratio(0.5, { exactTotal }), levels: fixedLevels([-1, 1]) }),
  );
  const weights = Float32Array.of(3, 1, 2);
  expect([...alone.assign(weights, new Uint8Array(3), [2, 1])]).toEqual([1, 0, 1]);
  expect([...exact.assign(weights, new Uint8Array(3), [2, 1])]).toEqual([1, 0, 0]);
});

test("values that do not fit the levels are refused", () => {
  expect(() => quantizer({ name: "x", prior: ratio(0.5), levels: fixedLevels([-1, 0, 1]) })).toThrow(
    "levels must be 2 values, one for each level, got 3",
  );
  expect(() => quantizer({ name: "x", cuts: cutsAt([0]), levels: fixedLevels([1, -1]) })).toThrow(
    "ascending",
  );
  expect(() => quantizer({ name: "x", cuts: cutsAt([1, 0]), levels: fittedLevels() })).toThrow("ascending");
  expect(() => quantizer({ name: "x", cuts: cutsAt([]), levels: fixedLevels([0]) })).toThrow(
    "quantizer must have 2 to 256 levels, got 1",
  );
  expect(() =>
    quantizer({ name: "x", cuts: cutsAt(new Array<number>(256).fill(0)), levels: fittedLevels() }),
  ).toThrow("quantizer must have 1 to 256 levels, got 257");
});

test("an exact total is refused of a solver that keeps no counts", () => {
  const parts = { name: "x", prior: ratio(0.5, { exactTotal: true }), levels: fixedLevels([-1, 1]) };
  expect(() => quantizer({ ...parts, solver: semiRelaxed(1) })).toThrow(
    "prior must be one without an exact total where the solver is semi-relaxed(1), got shares 0.5, 0.5, exact over the layer",
  );
  expect(quantizer({ ...parts, solver: entropic(1) }).layerCounts).toBeDefined();
});
