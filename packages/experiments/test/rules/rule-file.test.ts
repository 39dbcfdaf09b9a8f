import { resolve } from "node:path";
import { quantizerNames } from "@equal-bits/quantizers";
import { expect, test } from "vitest";
import { absoluteIfFile, isRuleFile } from "../../src/rules/rule-file.js";

test("for every name of the catalogue: no file, and left as it is", () => {
  for (const name of [...quantizerNames, "equal-bits:.3", "equal-bits(0.5)"]) {
    expect(isRuleFile(name)).toBe(false);
    expect(absoluteIfFile(name)).toBe(name);
  }
});

test("example: what is a file", () => {
  for (const path of ["./rule.js", "../rule", ".rule", "/home/me/rule", "rule.js", "rules/mine.mjs"]) {
    expect(isRuleFile(path)).toBe(true);
    expect(absoluteIfFile(path)).toBe(resolve(path));
  }
});
