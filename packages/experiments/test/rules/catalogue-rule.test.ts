import { DomainError } from "@equal-bits/core";
import { recipe, recipeNames } from "@equal-bits/quantizers";
import { expect, test } from "vitest";
import { catalogueRule } from "../../src/rules/catalogue-rule.js";
import { resolvedParts } from "../../src/rules/resolved-parts.js";

test("for every recipe: its parts have names that are known, from the first step to the last", () => {
  for (const name of recipeNames) {
    const rule = catalogueRule(name);
    expect(rule.name).toBe(recipe(name).name);
    expect(rule.quantizer.name).toBe(recipe(name).quantizer.name);
    for (const progress of [0, 0.25, 0.5, 0.75, 0.89, 1]) {
      const { scale, gradient, relaxation } = rule.partsAt(progress);
      const resolved = resolvedParts({
        scale,
        gradient,
        ...(relaxation === undefined ? {} : { relaxation }),
      });
      expect([resolved.scale.name, resolved.gradient.name]).toEqual([scale, gradient]);
      expect(resolved.relaxation?.name).toBe(relaxation);
    }
    expect(resolvedParts(rule.partsAt(1)).relaxation, "a trained model has hard levels").toBe(null);
  }
});

test("example: ratios, null where the data decide or there are more levels", () => {
  const ratios = ["sign", "equal-bits:1/3", "tensor-equal-bits:0.3", "equal-levels:4", "ir-net"];
  expect(ratios.map((name) => catalogueRule(name).ratio)).toEqual([null, 1 / 3, 0.3, null, null]);
});

test("an unknown name is refused", () => {
  expect(() => catalogueRule("majority")).toThrow(DomainError);
});
