import { quantizerLaws } from "@equal-bits/laws";
import { recipes } from "@equal-bits/quantizers";
import { describe, test } from "vitest";

/** Recipes of one rule would only repeat its laws. */
const rules = new Map(recipes.map(({ quantizer }) => [quantizer.name, quantizer]));

for (const quantizer of rules.values())
  describe(`${quantizer.name}, in a browser`, () => {
    for (const law of quantizerLaws(quantizer, { cases: 100 })) test(law.name, law.check);
  });
