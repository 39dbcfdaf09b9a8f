import { type GroupLayout, requireLayout } from "@equal-bits/core";
import { requireValues } from "../levels/level-symbols.js";
import { requireWeights } from "../levels/levels.js";

// Settings are copied, as those of the caller may change.

/** The settings that a layout is stored as. */
export const LAYOUT_FIELDS: readonly string[] = ["groups", "size", "interleave"];

/**
 * A copy of a layout of at least one weight, for good.
 *
 * @throws ShapeError if it is none
 * @internal
 */
export function fixedLayout(layout: GroupLayout): GroupLayout {
  const { groups, size, interleave } = layout;
  requireLayout(groups * size, layout, "levels");
  requireWeights(layout);
  return Object.freeze({ groups, size, interleave });
}

/**
 * A copy of the values of K levels, for good; none where there are none.
 *
 * @throws DomainError if they do not differ as float32
 * @internal
 */
export function fixedValues(values: readonly number[] | undefined): readonly number[] | undefined {
  if (values === undefined) return undefined;
  requireValues(values);
  return Object.freeze([...values]);
}
