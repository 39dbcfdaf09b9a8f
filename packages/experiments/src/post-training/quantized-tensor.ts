import { DomainError, eachGroup, type GroupLayout, groupsIn, readGroup, writeGroup } from "@equal-bits/core";
import { levelPlaces } from "@equal-bits/metrics";
import type { Recipe } from "@equal-bits/quantizers";
import { fitScale, type PostScale } from "./fit-scale.js";

/** What became of the weights of a tensor. */
export interface ChangedTensor {
  /** What stands for them. */
  readonly values: Float32Array;
  /** The place of each weight's level, 2k − (K − 1), or the sign of one that is not quantized; 0 where it is pruned. */
  readonly levels: Float32Array;
  /** What the levels may be, ascending; undefined where they are signs. */
  readonly places: readonly number[] | undefined;
}

/**
 * Quantizes the weights of a tensor for good, without training.
 *
 * @param weights - finite
 * @param filters - where the filters lie
 * @param recipe - the rule, and which weights share one histogram
 * @param scale - what the levels of each filter are multiplied by
 * @returns new arrays
 * @throws NonFiniteError naming the index of the first NaN or infinity
 * @throws ShapeError or DomainError if the rule cannot quantize groups of that size
 * @throws DomainError if it is the recipe of a ticket, whose scores are not in the tensor
 * @internal
 */
export function quantizedTensor(
  weights: Float32Array,
  filters: GroupLayout,
  recipe: Recipe,
  scale: PostScale,
): ChangedTensor {
  const { quantizer, granularity, ticket, name } = recipe;
  if (ticket !== undefined)
    throw new DomainError(
      `quantizer must be one of weights, got ${name}, which picks weights by scores that train`,
    );
  const places = levelPlaces(quantizer.levels);
  const layout = groupsIn(granularity, filters);
  const [values, levels] = [new Float32Array(weights.length), new Float32Array(weights.length)];
  eachGroup(quantizer, weights, layout, (group, assigned, worth) => {
    writeGroup(
      group,
      layout,
      Float32Array.from(assigned, (level) => worth[level]),
      values,
    );
    writeGroup(
      group,
      layout,
      Float32Array.from(assigned, (level) => places[level]),
      levels,
    );
  });
  fitScale(scale, weights, values, filters);
  return { values, ...asWritten(values, levels, places, filters) };
}

/** A filter that is scaled to 0 has no levels left to tell of: what is told is then by the signs of what was written. */
function asWritten(
  values: Float32Array,
  levels: Float32Array,
  places: readonly number[],
  filters: GroupLayout,
): Pick<ChangedTensor, "levels" | "places"> {
  const scratch = new Float32Array(filters.size);
  const isEmpty = (filter: number): boolean =>
    readGroup(values, filters, filter, scratch).every((value) => value === 0);
  const empty = Array.from({ length: filters.groups }, (_, filter) => filter).filter(isEmpty);
  const wasEmpty = (filter: number): boolean =>
    readGroup(levels, filters, filter, scratch).every((level) => level === 0);
  return empty.every(wasEmpty) ? { levels, places } : { levels: values.map(Math.sign), places: undefined };
}
