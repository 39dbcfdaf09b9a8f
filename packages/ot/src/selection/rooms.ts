/** Room for the values of a bracket, and for those of the next, narrower one. */
export interface Rooms {
  /** Where the first pass writes. */
  readonly room: Float32Array;
  /** Where the next one writes. */
  readonly spare: Float32Array;
}

/** The longest group whose rooms are kept: to allocate them would cost as much as half a pass. */
const SHORT = 2 ** 14;

const kept = roomsOf(SHORT);

/**
 * Scratch space for a search among `size` weights, a vanishing part of them: 4 MB for 100 MB of weights.
 *
 * Short groups share one pair of rooms. Nothing is read from a room before it was written, and no search begins before
 * the last one ended, so no call sees what another left there.
 *
 * @internal
 */
export function roomsFor(size: number): Rooms {
  return size <= SHORT ? kept : roomsOf(size);
}

/** A bracket aimed by a sample of `sampleSize` holds about `4 size^(2/3)` weights. */
function roomsOf(size: number): Rooms {
  const capacity = 2 ** Math.ceil(Math.log2(6 * size ** (2 / 3)));
  return { room: new Float32Array(capacity), spare: new Float32Array(capacity) };
}
