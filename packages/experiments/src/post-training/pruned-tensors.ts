import type { GroupLayout, PruningRule } from "@equal-bits/core";
import { namedPruningRule, pruneNetwork, pruningRuleNames, strip } from "@equal-bits/pruning";
import { named } from "./named-refusal.js";
import type { ChangedTensor } from "./quantized-tensor.js";

/** Real-valued weights, and where their filters lie. */
export interface RealWeights {
  /** Of the tensor, for messages. */
  readonly name: string;
  /** Finite. */
  readonly weights: Float32Array;
  /** Where the filters lie. */
  readonly filters: GroupLayout;
}

/** Says which weights of all tensors are kept: 1 or 0 for each weight of each. */
type Masks = (all: readonly RealWeights[]) => readonly Uint8Array[];

const NETWORK = "network-magnitude";

/** The rules that `pruneModel` knows by name, each once, beside `N:M` as `2:4`. */
export const pruneRuleNames: readonly string[] = Object.freeze([...pruningRuleNames, NETWORK]);

/**
 * Prunes weights for good: a share of them becomes 0.
 *
 * @param rule - a rule of `@equal-bits/pruning` by its name, which prunes each tensor on its own; or `"network-magnitude"`, one budget over all
 * @param sparsity - share of zeros, 0 … 1; undefined for `N:M`
 * @returns masks and weights of any tensors, once they are known
 * @throws DomainError if the name is unknown or the sparsity out of range
 * @internal
 */
export function prunedTensors(
  rule: string,
  sparsity: number | undefined,
): (all: readonly RealWeights[]) => ChangedTensor[] {
  const masks = masksBy(rule, sparsity);
  return (all) => {
    const kept = masks(all);
    return all.map(({ weights }, i) => {
      const values = strip(weights, kept[i], new Float32Array(weights.length));
      return { values, levels: values, places: undefined };
    });
  };
}

function masksBy(rule: string, sparsity: number | undefined): Masks {
  if (rule === NETWORK) {
    pruneNetwork([], sparsity ?? 0.5); // a bad sparsity fails here
    return (all) => pruneNetwork(all, sparsity ?? 0.5);
  }
  const known = namedPruningRule(rule, sparsity === undefined ? {} : { sparsity });
  return (all) => all.map((layer) => maskOf(known, layer));
}

function maskOf(rule: PruningRule, { name, weights, filters }: RealWeights): Uint8Array {
  return named(name, () => rule.mask(weights, filters, new Uint8Array(weights.length)));
}
