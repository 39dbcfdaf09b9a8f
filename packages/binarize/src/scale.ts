/** A constant by which all levels of a layer are multiplied. */
export interface Scale {
  /** What it is called, with its arguments. Two scales of one name are the same rule. */
  readonly name: string;
  /**
   * The factor of a layer.
   *
   * @param shape - shape of the weights, filters last: [in, out] or [height, width, in, out]
   * @returns the factor, > 0
   */
  factor(shape: readonly number[]): number;
}

/**
 * Levels as they are, ±1.
 *
 * @returns a frozen scale
 */
export function unitScale(): Scale {
  return unit;
}

/**
 * √(2 / fan-in): keeps the variance of activations at 1 behind a layer of ±1 weights.
 *
 * @returns a frozen scale
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (6)
 */
export function fanInScale(): Scale {
  return fanIn;
}

const unit: Scale = Object.freeze({ name: "unit", factor: () => 1 });

const fanIn: Scale = Object.freeze({
  name: "fan-in",
  factor: (shape: readonly number[]) =>
    Math.sqrt(
      2 /
        Math.max(
          1,
          shape.slice(0, -1).reduce((product, axis) => product * axis, 1),
        ),
    ),
});
