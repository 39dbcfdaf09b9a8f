/** Follows how many weights change their level over training. */
export interface LevelMeter {
  /** Takes the levels after a step, read, not kept; gives how many changed in it. */
  update(levels: Float32Array): number;
}

/**
 * A meter of changes of level, for any number of levels; with two it counts what `flipMeter` of `@equal-bits/metrics` counts.
 *
 * @param first - the levels before the first step
 * @internal
 */
export function levelMeter(first: Float32Array): LevelMeter {
  const before = first.slice();
  return {
    update(levels) {
      let changed = 0;
      for (let i = 0; i < before.length; i++) changed += +(levels[i] !== before[i]);
      before.set(levels);
      return changed;
    },
  };
}
