/** What lies where about a range (low, high]. */
export interface Gathered {
  /** Values above `high`. */
  readonly above: number;
  /** Values in (low, high]. */
  readonly inside: number;
}

/**
 * Counts the values above and inside (low, high], and writes those inside to `room` in their order.
 *
 * Branch-free: a comparison that jumps costs four times as much, as half of the jumps are guessed wrong. Each value is
 * written, and the next one overwrites it unless it lies inside. Four at a time, which halves the cost of the loop itself.
 *
 * @param values - the first `length` are looked at
 * @param room - its length is a power of two; if more lie inside it holds no meaning, but the counts hold
 * @internal
 */
export function gatherInside(
  values: Float32Array,
  length: number,
  low: number,
  high: number,
  room: Float32Array,
): Gathered {
  const mask = room.length - 1;
  const whole = length - (length % 4);
  let above = 0;
  let inside = 0;
  for (let i = 0; i < whole; i += 4) {
    const a = values[i];
    const b = values[i + 1];
    const c = values[i + 2];
    const d = values[i + 3];
    const aAbove = +(a > high);
    const bAbove = +(b > high);
    const cAbove = +(c > high);
    const dAbove = +(d > high);
    above += aAbove + bAbove + cAbove + dAbove;
    room[inside & mask] = a;
    inside += +(a > low) - aAbove;
    room[inside & mask] = b;
    inside += +(b > low) - bAbove;
    room[inside & mask] = c;
    inside += +(c > low) - cAbove;
    room[inside & mask] = d;
    inside += +(d > low) - dAbove;
  }
  for (let i = whole; i < length; i++) {
    const isAbove = +(values[i] > high);
    above += isAbove;
    room[inside & mask] = values[i];
    inside += +(values[i] > low) - isAbove;
  }
  return { above, inside };
}
