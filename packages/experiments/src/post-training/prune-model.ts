import { type ChangeOptions, type ChangeReport, changeWeights } from "./change-weights.js";
import { prunedTensors } from "./pruned-tensors.js";

/** What is pruned, and how. */
export interface PruneModelOptions extends ChangeOptions {
  /**
   * The rule, by a name of `@equal-bits/pruning` as `"magnitude"` or `"2:4"`, for each tensor on its own; or `"network-magnitude"`, one budget over all
   * chosen tensors. Default `"magnitude"`.
   */
  readonly rule?: string;
  /** The share of zeros, 0 … 1; left out for `N:M`. Default 0.5. */
  readonly sparsity?: number;
}

/**
 * Prunes kernels of a saved model for good, without training, and writes it as another one.
 *
 * @param options - which file, which of its tensors (default every kernel), the rule, and data to judge it by
 * @returns what was changed, and the accuracy before and after
 * @throws FormatError if the file is no model, or not of numbers; DomainError if a name is unknown or the sparsity out of range; ShapeError if a rule
 * cannot prune a tensor; NonFiniteError if a weight is NaN or infinite; nothing is written then
 */
export async function pruneModel(options: PruneModelOptions): Promise<ChangeReport> {
  const { rule = "magnitude", sparsity } = options;
  return changeWeights(options, prunedTensors(rule, sparsity), true);
}
