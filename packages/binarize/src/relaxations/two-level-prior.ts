import {
  centred,
  DomainError,
  type Granularity,
  type GroupLayout,
  groupsOf,
  promisedCounts,
  type Quantizer,
} from "@equal-bits/core";

/** What two-level transport asks of every group, in the order of the groups, and the shape of one number per group. */
export interface TwoLevelPrior {
  /** Weights in each group. */
  readonly size: number;
  /** [blocks, 1, interleave]. */
  readonly shape: [number, number, number];
  /** How many weights of each group get the upper level. */
  readonly upper: Float32Array;
  /** Half the distance between the two levels of each group: 1 for ±1. */
  readonly half: Float32Array;
  /** What lies in the middle of them: 0 for ±1. */
  readonly middle: Float32Array;
}

/**
 * The prior of a rule with two levels and promised counts.
 *
 * @throws DomainError if the rule has not two levels, promises no counts, or has values that only the weights decide
 * @throws ShapeError, DomainError or MassMismatchError if what it promises are no counts of the groups
 *
 * @internal
 */
export function twoLevelPrior(
  quantizer: Quantizer | undefined,
  shape: readonly number[],
  granularity: Granularity,
): TwoLevelPrior {
  const layout = groupsOf(shape, granularity);
  const { groups, size, interleave } = layout;
  const upper = upperCounts(quantizer, layout);
  const values = Array.from(upper, (count) => valuesOf(quantizer, [size - count, count]));
  return {
    size,
    shape: [interleave === 0 ? 0 : groups / interleave, 1, interleave],
    upper,
    half: Float32Array.from(values, ([low, high]) => (high - low) / 2),
    middle: Float32Array.from(values, ([low, high]) => (high + low) / 2),
  };
}

function upperCounts(quantizer: Quantizer | undefined, layout: GroupLayout): Float32Array {
  const counts = quantizer?.levels === 2 ? promisedCounts(quantizer, layout) : undefined;
  if (counts === undefined)
    throw new DomainError(
      `quantizer must have two levels and promise counts, got ${quantizer?.name ?? "none"}; equalBits(ratio) does, or take another gradient and no relaxation`,
    );
  return Float32Array.from(counts.filter((_, at) => at % 2 === 1));
}

function valuesOf(quantizer: Quantizer | undefined, counts: readonly [number, number]): readonly number[] {
  const rule = quantizer?.valueRule;
  if (rule?.kind === "fixed") return rule.values;
  if (rule?.kind === "centred") return centred(rule.values, counts);
  throw new DomainError(
    `quantizer must have fixed or centred values, got ${quantizer?.name}, whose values follow the weights; take another gradient and no relaxation`,
  );
}
