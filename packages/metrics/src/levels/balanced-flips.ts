import type { GroupLayout } from "@equal-bits/core";
import { flipsPerFilter } from "./flips.js";
import type { Levels } from "./levels.js";

/** How the flips of each filter pair off; arrays with one number for each filter. */
export interface BalancedFlips {
  /** Pairs of one weight up and one down: min(up, down). */
  readonly pairs: Uint32Array;
  /** What is left unpaired: up − down, negative where more went down; 0 in every filter of two levels that keeps its counts. */
  readonly imbalance: Int32Array;
}

/**
 * How many flips of each filter come in pairs, one weight from −1 to +1 and one from +1 to −1.
 *
 * Under fixed counts of two levels all of them do. Weights to and from 0 are not looked at, so a pruned filter may be out of balance
 * though its counts are fixed.
 *
 * @param previous - the levels before, finite, length `groups * size`
 * @param current - the levels after, as many
 * @param layout - where the filters lie
 * @returns a frozen record
 * @throws ShapeError if a length does not fit the layout
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 */
export function balancedFlipsPerFilter(
  previous: Levels,
  current: Levels,
  layout: GroupLayout,
): BalancedFlips {
  const { up, down } = flipsPerFilter(previous, current, layout);
  return Object.freeze({
    pairs: up.map((rises, group) => Math.min(rises, down[group])),
    imbalance: Int32Array.from(up, (rises, group) => rises - down[group]),
  });
}
