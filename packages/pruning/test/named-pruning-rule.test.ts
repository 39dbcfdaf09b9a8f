import { namedPruningRule, pruningRuleNames } from "@equal-bits/pruning";
import { expect, test } from "vitest";

test("for every name: it makes a rule, of the sparsity that was asked for", () => {
  for (const name of pruningRuleNames)
    expect(namedPruningRule(name, { sparsity: 0.8 }).name).toContain("0.8");
});

test("example: names with arguments", () => {
  expect(namedPruningRule("2:4").name).toBe("2:4");
  expect(namedPruningRule("blocks:8", { sparsity: 0.5 }).name).toBe("blocks(0.5; 8)");
  expect(namedPruningRule("random:7").name).toBe("random(0.5; seed 7)");
  expect(namedPruningRule("tensor-magnitude").name).toBe("tensor-magnitude(0.5)");
});

test("an unknown name, an argument too many and a sparsity beside N:M are refused", () => {
  expect(() => namedPruningRule("magnitud")).toThrow("pruning rule must be one of magnitude, ");
  expect(() => namedPruningRule("__proto__")).toThrow("pruning rule must be one of");
  expect(() => namedPruningRule("magnitude:3")).toThrow("magnitude must have no argument, got 3");
  expect(() => namedPruningRule("blocks:x")).toThrow("block size must be a whole number, got x");
  expect(() => namedPruningRule("2:4", { sparsity: 0.5 })).toThrow("sparsity must be left out for 2:4");
  expect(() => namedPruningRule("magnitude", { sparsity: 2 })).toThrow("sparsity must be");
});
