import { perGroup, type Quantizer } from "@equal-bits/core";
import { equalBits, recipeOf } from "@equal-bits/quantizers";
import { expect, test } from "vitest";

const said = { summary: "s", forward: "f", source: "o", whenToUse: "w", whenNot: "n" };

test("example: what is not said is usual: per filter, √(2/fan-in), straight-through, no constraint", () => {
  const made = recipeOf(equalBits(0.3), said);
  expect(made).toMatchObject({
    ...said,
    name: "equal-bits(0.3)",
    granularity: { kind: "perFilter" },
    constraint: null,
    backward: "dL/dw = dL/db",
  });
  expect(made.partsAt(0)).toEqual({ scale: "fan-in", gradient: "identity" });
  expect(Object.isFrozen(made)).toBe(true);
});

test("example: parts that change are told from their start to their end", () => {
  const training = (progress: number) => ({ scale: "unit", gradient: `clipped(${1 + progress})` });
  const made = recipeOf(equalBits(), { ...said, name: "mine", training, granularity: perGroup(64) });
  expect(made.parts).toMatchObject({
    groups: "per block of 64",
    scale: "unit",
    gradient: "clipped(1) … clipped(2)",
  });
  expect(made.partsAt(0.5).gradient).toBe("clipped(1.5)");
});

test("example: the caller's own record of parts is not frozen with the recipe", () => {
  const training = { scale: "unit", gradient: "identity" };
  expect(Object.isFrozen(recipeOf(equalBits(), { ...said, training }).partsAt(0))).toBe(true);
  expect(Object.isFrozen(training)).toBe(false);
});

test("example: of a rule that is code alone nothing more can be told", () => {
  const coded: Quantizer = { name: "coded", levels: 2, assign: (_, out) => out, values: () => [-1, 1] };
  expect(recipeOf(coded, said).parts).toMatchObject({
    prior: "none, the data decide",
    levels: "of its own",
    solver: "of its own",
  });
  const parts = { solver: "by hand" };
  expect(recipeOf(coded, { ...said, parts }).parts.solver).toBe("by hand");
});
