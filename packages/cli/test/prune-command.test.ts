import { pruneRuleNames } from "@equal-bits/experiments";
import { expect, test } from "vitest";
import { pruneRules } from "../src/prune-command.js";

test("the rules of the command line are those that prune", () => {
  expect([...pruneRules].sort()).toEqual([...pruneRuleNames].sort());
});
