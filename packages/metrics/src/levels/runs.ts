import type { GroupLayout } from "@equal-bits/core";
import { type Levels, requireLevels, requireWeights, signOf } from "./levels.js";

/** How the signs of each filter string together; arrays with one number for each filter. */
export interface Runs {
  /** How many runs, 1 … `size`: one more than the places where the sign changes. */
  readonly count: Uint32Array;
  /** The mean length of a run, `size / count`; about 2 where balanced signs lie at random. */
  readonly mean: Float64Array;
  /** The length of the longest run. */
  readonly longest: Uint32Array;
}

/**
 * The runs of equal sign along each filter, in the order of its weights.
 *
 * A sequence with few long runs has structure that the ratio does not show, and a code could use. 0 is a sign of its own. In tfjs's layout of a
 * convolution neighbours are input channels at one position of the kernel.
 *
 * @param levels - the levels of a layer, finite, length `groups * size`
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @returns a frozen record
 * @throws ShapeError if the length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the index of the first NaN or infinity
 */
export function runsPerFilter(levels: Levels, layout: GroupLayout): Runs {
  requireWeights(layout);
  requireLevels(levels, layout, "levels");
  const { groups, size, interleave } = layout;
  const last = new Int8Array(groups).fill(2); // no sign
  const length = new Uint32Array(groups);
  const count = new Uint32Array(groups);
  const longest = new Uint32Array(groups);
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++) {
        const sign = signOf(levels[at]);
        const same = Number(sign === last[group]);
        last[group] = sign;
        length[group] = length[group] * same + 1;
        count[group] += 1 - same;
        longest[group] = Math.max(longest[group], length[group]);
      }
  return Object.freeze({ count, mean: Float64Array.from(count, (runs) => size / runs), longest });
}
