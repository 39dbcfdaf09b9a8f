import type { GroupLayout } from "@equal-bits/core";
import { symbolsOf } from "../levels/level-symbols.js";
import type { Levels } from "../levels/levels.js";
import { requireQuantized } from "./require-latents.js";

/**
 * How far each latent weight is from its cut: how far it must move, the others staying, to reach a weight on another level.
 *
 * Of a lower weight that is the way up to the cut, the least weight above the boundary; of an upper one the way down to the greatest weight below it. So the
 * least margin of a filter is the gap at its cut, 0 where a tie is cut apart. With K levels the nearer boundary counts. Where a rule does not keep
 * the order of the weights, a margin may be below 0.
 *
 * @param latents - the latent weights of a layer, finite, length `groups * size`
 * @param levels - what was made of them, as many
 * @param layout - where the filters lie; at least one filter of at least one weight
 * @param values - what the K levels are worth, ascending. Default two sides: levels above 0, and the others
 * @returns one number for each weight, in the unit of the latent weights; NaN where all of a filter's weights are on one level
 * @throws ShapeError if a length does not fit the layout, or there is no weight
 * @throws NonFiniteError naming the argument and index of the first NaN or infinity
 * @throws DomainError if `values` do not differ as float32, or a level is none of them
 */
export function margins(
  latents: Float32Array,
  levels: Levels,
  layout: GroupLayout,
  values?: readonly number[],
): Float64Array {
  requireQuantized(latents, levels, layout, "levels");
  const symbols = values === undefined ? sidesOf(levels) : symbolsOf(levels, values, "levels");
  const width = values?.length ?? 2;
  const { above, below } = boundaries(latents, symbols, layout, width);
  const { groups, size, interleave } = layout;
  const result = new Float64Array(latents.length);
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++) {
        const level = width * group + symbols[at];
        const margin = Math.min(above[level] - latents[at], latents[at] - below[level]);
        result[at] = margin === Number.POSITIVE_INFINITY ? Number.NaN : margin + 0; // never −0
      }
  return result;
}

/** 1 for levels above 0, and 0 for the others. */
function sidesOf(levels: Levels): Uint8Array {
  const sides = new Uint8Array(levels.length);
  for (let i = 0; i < levels.length; i++) sides[i] = Number(levels[i] > 0);
  return sides;
}

/** For each level of each group the least latent weight on a higher level and the greatest on a lower one, row-major [groups, width]. */
interface Boundaries {
  /** +∞ where there is none. */
  readonly above: Float64Array;
  /** −∞ where there is none. */
  readonly below: Float64Array;
}

function boundaries(
  latents: Float32Array,
  symbols: Uint8Array,
  { groups, size, interleave }: GroupLayout,
  width: number,
): Boundaries {
  const least = new Float64Array(groups * width).fill(Number.POSITIVE_INFINITY);
  const greatest = new Float64Array(groups * width).fill(Number.NEGATIVE_INFINITY);
  for (let block = 0, at = 0; block < groups; block += interleave)
    for (let i = 0; i < size; i++)
      for (let group = block; group < block + interleave; group++, at++) {
        const level = width * group + symbols[at];
        least[level] = Math.min(least[level], latents[at]);
        greatest[level] = Math.max(greatest[level], latents[at]);
      }
  const above = new Float64Array(groups * width).fill(Number.POSITIVE_INFINITY);
  const below = new Float64Array(groups * width).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < groups * width; row += width)
    for (let level = 1; level < width; level++) {
      const [up, down] = [row + width - 1 - level, row + level];
      above[up] = Math.min(above[up + 1], least[up + 1]);
      below[down] = Math.max(below[down - 1], greatest[down - 1]);
    }
  return { above, below };
}
