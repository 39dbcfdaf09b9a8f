import { type Granularity, type GroupCountsOptions, groupCounts, perFilter } from "@equal-bits/core";
import { requireSparsity } from "./require-sparsity.js";

/** How many of the units of each group are kept. */
export interface Quota {
  /** Which units share one count. */
  readonly granularity: Granularity;
  /**
   * Units kept in each group.
   *
   * @param groups - how many groups
   * @param size - units in each
   * @returns one whole number 0 … `size` for each group
   */
  kept(groups: number, size: number): Int32Array;
}

/** Which weights share one count, and whether the layer's is exact too. */
export interface QuotaOptions extends GroupCountsOptions {
  /** Which weights share one count: those of a filter, of the whole layer, or of blocks of a filter. Default `perFilter()`. */
  readonly granularity?: Granularity;
}

/**
 * A quota from the share of zeros. Core's `groupCounts` rounds it; half a unit is kept.
 *
 * @throws DomainError if `sparsity` is not a number from 0 to 1
 * @internal
 */
export function quotaOf(
  sparsity: number,
  { granularity = perFilter(), exactTotal = false }: QuotaOptions = {},
): Quota {
  requireSparsity(sparsity);
  const shares = [sparsity, 1 - sparsity];
  return {
    granularity,
    kept: (groups, size) => {
      const counts = groupCounts(groups, size, shares, { exactTotal });
      return Int32Array.from({ length: groups }, (_, group) => counts[2 * group + 1]);
    },
  };
}

/** What a rule's name says of the options, in front of it and behind its argument. @internal */
export function quotaWords({ granularity = perFilter(), exactTotal = false }: QuotaOptions): {
  readonly prefix: string;
  readonly suffix: string;
} {
  const tensor = granularity.kind === "perTensor" ? "tensor-" : "";
  const suffix = granularity.kind === "perGroup" ? `; groups of ${granularity.size}` : "";
  return { prefix: `${exactTotal ? "layer-" : ""}${tensor}`, suffix };
}
