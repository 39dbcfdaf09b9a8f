/** Stretches of a training at most: enough for a line, few enough for a file. */
export const MOST_STRETCHES = 100;

/**
 * Into how many equal stretches a training is divided; they may be shorter or longer than an epoch.
 *
 * @param steps - of the whole training, ≥ 1
 * @internal
 */
export function stretchesOf(steps: number): number {
  return Math.min(MOST_STRETCHES, steps);
}

/**
 * The stretch that a step belongs to.
 *
 * @param step - from 0
 * @param steps - of the whole training
 * @internal
 */
export function stretchOf(step: number, steps: number): number {
  return Math.floor((step * stretchesOf(steps)) / steps);
}

/**
 * How many steps are done at the end of each stretch.
 *
 * @param steps - of the whole training
 * @returns ascending, the last one is `steps`
 * @internal
 */
export function stretchEnds(steps: number): number[] {
  const stretches = stretchesOf(steps);
  return Array.from({ length: stretches }, (_, i) => Math.ceil(((i + 1) * steps) / stretches));
}

/**
 * Sums over the steps of each stretch as means.
 *
 * @param sums - one number a stretch
 * @param steps - of the whole training
 * @internal
 */
export function stretchMeans(sums: readonly number[], steps: number): number[] {
  const ends = stretchEnds(steps);
  return sums.map((sum, i) => sum / (ends[i] - (i === 0 ? 0 : ends[i - 1])));
}
