import { DomainError } from "@equal-bits/core";
import { semiRelaxed } from "../parts/semi-relaxed.js";
import type { Ratio } from "../rules/equal-bits.js";
import type { TernaryCounts } from "../rules/ternary.js";
import type { TransportOptions } from "../rules/transport-options.js";
import type { EqualLevelsArguments } from "./equal-levels-recipes.js";

/** What stands after a name, undefined where nothing does. @internal */
export type Argument = string | undefined;

/** A name apart: `"equal-bits:0.3"` and `"equal-bits(0.3)"` are the rule `equal-bits` with the argument `0.3`. @internal */
export function apart(name: string): { readonly rule: string; readonly argument: Argument } {
  const [, rule, inside, after] = /^([a-z0-9.-]+)(?:\((.*)\)|:(.*))?$/s.exec(name) ?? [];
  return { rule: rule ?? "", argument: inside ?? after };
}

/** @internal */
export function requireNone(rule: string, argument: Argument): void {
  if (argument !== undefined) throw new DomainError(`${rule} must have no argument, got ${argument}`);
}

/** @internal */
export function decimal(text: string, what: string, condition: string): number {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    throw new DomainError(`${what} must be ${condition}, got ${text === "" ? "nothing" : text}`);
  return Number(text);
}

/** `0.3`, `1/3` or `count=5`. @internal */
export function ratioIn(argument: string): Ratio {
  const [, numerator, denominator] = /^(\d+)\/(\d+)$/.exec(argument) ?? [];
  if (denominator !== undefined) return { numerator: Number(numerator), denominator: Number(denominator) };
  const [, count] = /^count=(\d+)$/.exec(argument) ?? [];
  if (count !== undefined) return { count: Number(count) };
  return decimal(argument, "ratio", "a number from 0 to 1");
}

/** `0.5`, or counts as `1+2+1`. @internal */
export function sparsityIn(argument: string): number | TernaryCounts {
  const [, low, zero, high] = /^(\d+)\+(\d+)\+(\d+)$/.exec(argument) ?? [];
  if (high !== undefined) return { counts: [Number(low), Number(zero), Number(high)] };
  return decimal(argument, "sparsity", "a number from 0 to 1");
}

/** `4`, with `shares …` and `at …` behind semicolons. @internal */
export function levelsIn(argument: string): EqualLevelsArguments {
  const [levels, ...rest] = argument.split(";").map((part) => part.trim());
  const said = Object.fromEntries(
    rest.map((part) => {
      const [, word, numbers] = /^(shares|at) (.+)$/.exec(part) ?? [];
      if (word === undefined)
        throw new DomainError(`equal-levels must be followed by K, shares … and at …, got ${part}`);
      const values = numbers.split(" ").map((text) => decimal(text, word, "numbers with spaces between"));
      return [word === "at" ? "values" : "shares", values];
    }),
  );
  return { levels: decimal(levels, "levels", "a whole number from 2 to 256"), ...said };
}

/** Takes `; semi-relaxed(2)` off an argument's end. @internal */
export function withSolver(argument: Argument): {
  readonly argument: Argument;
  readonly solver: Pick<TransportOptions, "solver">;
} {
  const [, before, strength] = /^(.*); *semi-relaxed\(([^()]*)\)$/s.exec(argument ?? "") ?? [];
  if (strength === undefined) return { argument, solver: {} };
  const pull = strength === "Infinity" ? Infinity : decimal(strength, "strength", "a number ≥ 0");
  return { argument: before, solver: { solver: semiRelaxed(pull) } };
}
