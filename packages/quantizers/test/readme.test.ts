import { readFileSync } from "node:fs";
import { recipeNames, recipes } from "@equal-bits/quantizers";
import { expect, test } from "vitest";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("for every recipe: the readme has its section, with its own words and formulas", () => {
  recipes.forEach((recipe, i) => {
    const [, after = ""] = readme.split(`\n### ${recipeNames[i]}\n`);
    const [section] = after.split("\n##");
    for (const text of [
      recipe.summary,
      recipe.forward,
      recipe.backward,
      recipe.source,
      recipe.whenToUse,
      recipe.whenNot,
    ])
      expect(section, recipe.name).toContain(text);
  });
});

test("for every name: the readme's table has it", () => {
  for (const name of recipeNames)
    expect(readme).toMatch(new RegExp(`^\\| \`${name.replace(".", "\\.")}[\`:]`, "m"));
});
