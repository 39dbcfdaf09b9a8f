/**
 * A learning rate that falls from `base` at the first step to 0 after the last along half a cosine.
 *
 * @param step - the step, 0 … steps − 1
 * @param steps - steps in all, ≥ 1
 * @param base - rate of the first step
 * @returns the rate of this step
 * @see Loshchilov and Hutter, SGDR, 2017, eq. (5)
 */
export function cosineRate(step: number, steps: number, base: number): number {
  return (base * (1 + Math.cos((Math.PI * step) / steps))) / 2;
}
