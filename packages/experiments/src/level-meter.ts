/** Follows how many weights change their level over training. */
export interface LevelMeter {
  /** Takes the levels after a step; read, not kept. */
  update(levels: Float32Array): void;
  /** The mean share of weights that changed in a step, 0 … 1; 0 before there is one. */
  perStep(): number;
}

/**
 * A meter of changes of level, for any number of levels; with two it counts what `flipMeter` of `@equal-bits/metrics` counts.
 *
 * @param first - the levels before the first step
 * @internal
 */
export function levelMeter(first: Float32Array): LevelMeter {
  const before = first.slice();
  let steps = 0;
  let changed = 0;
  return {
    update(levels) {
      for (let i = 0; i < before.length; i++) changed += +(levels[i] !== before[i]);
      before.set(levels);
      steps += 1;
    },
    perStep: () => (steps === 0 ? 0 : changed / (steps * before.length)),
  };
}
