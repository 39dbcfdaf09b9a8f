import type { GroupLayout } from "@equal-bits/core";
import { entropyPerFilter, quantizationError, ratioPerFilter, sparsityPerFilter } from "@equal-bits/metrics";
import type { ChangedTensor } from "./quantized-tensor.js";

/** What became of one tensor. */
export interface TensorReport {
  /** Its name in the file. */
  readonly name: string;
  /** Its shape. */
  readonly shape: readonly number[];
  /** Number of filters. */
  readonly filters: number;
  /** Weights in each. */
  readonly size: number;
  /** The share of +1 in a filter, 0 … 1. */
  readonly ratio: FilterRange;
  /** The share of zeros in a filter, 0 … 1. */
  readonly sparsity: FilterRange;
  /** The mean over the filters of the information in one weight, in bits. */
  readonly entropy: number;
  /** ‖w − q‖ / ‖w‖: how far the new weights are from the old ones; NaN where those are all 0. */
  readonly error: number;
  /** The cosine between old and new weights, −1 … 1; NaN where either is all 0. */
  readonly cosine: number;
}

/** A number of each filter. */
export interface FilterRange {
  /** The mean over the filters. */
  readonly mean: number;
  /** Of the filter that has the least. */
  readonly least: number;
  /** Of the filter that has the most. */
  readonly greatest: number;
}

/**
 * What became of a tensor, in numbers.
 *
 * @internal
 */
export function tensorReport(
  { name, shape }: Pick<TensorReport, "name" | "shape">,
  filters: GroupLayout,
  before: Float32Array,
  { values, levels, places }: ChangedTensor,
): TensorReport {
  const { relative, cosine } = quantizationError(before, values);
  return Object.freeze({
    name,
    shape,
    filters: filters.groups,
    size: filters.size,
    ratio: rangeOf(ratioPerFilter(levels, filters)),
    sparsity: rangeOf(sparsityPerFilter(values, filters)),
    entropy: rangeOf(entropyPerFilter(levels, filters, places)).mean,
    error: relative,
    cosine,
  });
}

function rangeOf(values: Float64Array): FilterRange {
  return Object.freeze({
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    least: values.reduce((least, value) => Math.min(least, value)),
    greatest: values.reduce((greatest, value) => Math.max(greatest, value)),
  });
}
