import { isRuleFile } from "@equal-bits/experiments";
import { quantizerNames } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isModulePath } from "../src/quantizer-option.js";

test("for every text: a path here is a path to the experiments", () => {
  const texts = fc.oneof(
    fc.string(),
    fc.constantFrom(
      ...quantizerNames,
      "./a",
      "../a.js",
      "/a",
      "a.js",
      "a.mjs",
      ".js",
      "a.ts",
      "equal-bits:.3",
    ),
  );
  fc.assert(fc.property(texts, (text) => isModulePath(text) === isRuleFile(text)));
});

test("example: no name of a quantizer is a path", () => {
  expect(quantizerNames.filter(isModulePath)).toEqual([]);
});
