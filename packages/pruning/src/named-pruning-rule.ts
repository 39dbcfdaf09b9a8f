import { DomainError, type PruningRule, perTensor } from "@equal-bits/core";
import { blocks } from "./rules/blocks.js";
import { magnitude } from "./rules/magnitude.js";
import { middleRank, truncatedMiddleRank } from "./rules/middle-rank.js";
import { nOfM } from "./rules/n-of-m.js";
import { random } from "./rules/random.js";
import { wholeFilters } from "./rules/whole-filters.js";

/** What a rule without a count of its own is told beside its name. */
export interface NamedRuleOptions {
  /** Share of zeros, 0 … 1; not for `N:M`, which says it itself. Default 0.5. */
  readonly sparsity?: number;
}

/** Makes a rule from the share of zeros and the argument behind its name. */
type Maker = (sparsity: number, argument: string | undefined, name: string) => PruningRule;

const plain = (make: (sparsity: number) => PruningRule): Maker => {
  return (sparsity, argument, name) => {
    if (argument !== undefined) throw new DomainError(`${name} must have no argument, got ${argument}`);
    return make(sparsity);
  };
};

const makers: Readonly<Record<string, Maker>> = {
  magnitude: plain((sparsity) => magnitude(sparsity)),
  "layer-magnitude": plain((sparsity) => magnitude(sparsity, { exactTotal: true })),
  "tensor-magnitude": plain((sparsity) => magnitude(sparsity, { granularity: perTensor() })),
  "middle-rank": plain(middleRank),
  "truncated-middle-rank": plain(truncatedMiddleRank),
  blocks: (sparsity, argument = "4") => blocks(sparsity, whole(argument, "block size")),
  "whole-filters": plain(wholeFilters),
  random: (sparsity, argument = "1") => random(sparsity, { seed: whole(argument, "seed") }),
};

/** The names that {@link namedPruningRule} knows, each once, beside `N:M` as `2:4`. */
export const pruningRuleNames: readonly string[] = Object.freeze(Object.keys(makers));

/**
 * A pruning rule by its name: `"magnitude"`, `"middle-rank"`, `"2:4"`, `"blocks:8"`, `"random:7"`.
 *
 * @param name - the name; behind a colon the size of a block or a seed
 * @param options - the share of zeros
 * @returns a frozen rule
 * @throws DomainError if the name is unknown, its argument or the sparsity out of range, or a sparsity comes with `N:M`
 */
export function namedPruningRule(name: string, { sparsity }: NamedRuleOptions = {}): PruningRule {
  const [, kept, of] = /^(\d+):(\d+)$/.exec(name) ?? [];
  if (of !== undefined) {
    if (sparsity !== undefined)
      throw new DomainError(`sparsity must be left out for ${name}, which says it itself, got ${sparsity}`);
    return nOfM(Number(kept), Number(of));
  }
  const [, rule = "", argument] = /^([a-z-]+)(?::(.*))?$/s.exec(name) ?? [];
  if (!Object.hasOwn(makers, rule))
    throw new DomainError(
      `pruning rule must be one of ${pruningRuleNames.join(", ")} or N:M as 2:4, got ${name}`,
    );
  return makers[rule](sparsity ?? 0.5, argument, rule);
}

function whole(text: string, what: string): number {
  if (!/^\d+$/.test(text))
    throw new DomainError(`${what} must be a whole number, got ${text === "" ? "nothing" : text}`);
  return Number(text);
}
