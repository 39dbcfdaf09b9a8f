/** Float32 of a group's hint: its cut, how far it may have moved, and whether it stood still. */
const FLOATS_PER_HINT = 3;

/**
 * How many float32 the hints of so many groups take.
 *
 * Hints carry the cuts of one call to the next, which then finds unchanged or little changed weights in one pass. They
 * never change a result, whatever they hold. Fill them with NaN before the first call: {@link newHints} does.
 *
 * @param groups - how many groups
 * @returns the length
 */
export function hintLength(groups: number): number {
  return groups * FLOATS_PER_HINT;
}

/**
 * Hints for a first call.
 *
 * @param groups - how many groups the matrix has
 * @returns one array for one matrix, to be handed to every call on it
 */
export function newHints(groups: number): Float32Array {
  return new Float32Array(hintLength(groups)).fill(Number.NaN);
}
