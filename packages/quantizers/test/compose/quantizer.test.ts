import { type CutRule, DomainError, statistics } from "@equal-bits/core";
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

test.each<[unknown, string]>([
  [null, "undefined"],
  [{}, "undefined"],
  [[0], "a function"], // an array has a method of that name
  [{ ...cutsAt([0]), at: "00" }, '"00"'],
  [{ ...cutsAt([0]), at: { length: 1 } }, "an object"],
])("cuts without places, %o, are refused", (cuts, got) => {
  const call = () => quantizer({ name: "x", cuts: cuts as CutRule, levels: fittedLevels() }); // of no type, on purpose
  expect(call).toThrow(DomainError);
  expect(call).toThrow(`cuts.at must be an array of places, one for each boundary, got ${got}`);
});

test("cuts that descend, are not finite, or lie at the ends of tanh or beyond are refused", () => {
  const composed = (cuts: CutRule) => () => quantizer({ name: "x", cuts, levels: fittedLevels() });
  for (const at of [[1, 0], [Number.NaN], [Infinity], [1e39], [0, Number.NaN, 1]]) {
    const told = `cuts must be finite as float32 and ascending, got [${at.join(", ")}]`;
    for (const cuts of [cutsAt(at), { kind: "tanh", at } as const]) {
      expect(composed(cuts)).toThrow(DomainError);
      expect(composed(cuts)).toThrow(told);
    }
  }
  for (const at of [[-1, 0], [0, 1], [-0.5, 2], [0.999999999999]])
    expect(composed({ kind: "tanh", at })).toThrow(
      "cuts under tanh must lie between −1 and 1 as float32, got ",
    );
  expect(composed({ kind: "tanh", at: [-0.99, 0, 0.99] })().levels).toBe(4);
  expect(composed(cutsAt(["0" as never]))).toThrow('got ["0"]');
});

test("cuts and values on statistics that nobody knows are refused, with the names of those that are known", () => {
  const known =
    "must be one of zero, one, mean, mean-magnitude, greatest-magnitude, deviation, outer-magnitude, binade";
  const unknown = "median" as never;
  for (const option of ["base", "unit"]) {
    const cuts = cutsAt([0], { [option]: unknown });
    expect(() => quantizer({ name: "x", cuts, levels: fittedLevels() })).toThrow(DomainError);
    expect(() => quantizer({ name: "x", cuts, levels: fittedLevels() })).toThrow(
      `cuts.${option} ${known}, got "median"`,
    );
    const levels = affineLevels([-1, 1], { [option]: unknown });
    expect(() => quantizer({ name: "x", cuts: cutsAt([0]), levels })).toThrow(
      `levels.${option} ${known}, got "median"`,
    );
    expect(() => quantizer({ name: "x", prior: ratio(0.5), levels })).toThrow(
      `levels.${option} ${known}, got "median"`,
    );
  }
  for (const base of statistics)
    expect(
      quantizer({ name: "x", cuts: cutsAt([0], { base }), levels: affineLevels([-1, 1], { base }) }).levels,
    ).toBe(2);
});

test("cuts of no known kind, and ties of no known side, are refused", () => {
  const composed = (cuts: CutRule) => () => quantizer({ name: "x", cuts, levels: fittedLevels() });
  expect(composed({ ...cutsAt([0]), kind: "cubic" as never })).toThrow(
    'cuts.kind must be "affine" or "tanh", got "cubic"',
  );
  expect(composed(cutsAt([0], { ties: "down" as never }))).toThrow(
    'cuts.ties must be "up" or "inward", got "down"',
  );
});
