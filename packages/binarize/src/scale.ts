import type { Granularity } from "@equal-bits/core";
import type { Tensor } from "@tensorflow/tfjs-core";

/** What the levels of a layer are multiplied by; no gradient flows through it. */
export interface Scale {
  /** What it is called, with its arguments. Two scales of one name are the same rule. */
  readonly name: string;
  /**
   * The factor of a layer.
   *
   * @param w - the latent weights, filters last: [in, out] or [height, width, in, out]
   * @param granularity - which of them share one histogram
   * @returns one factor ≥ 0, or a tensor of them that broadcasts to the shape of `w`
   */
  factor(w: Tensor, granularity: Granularity): number | Tensor;
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
  factor: ({ shape }: Tensor) =>
    Math.sqrt(
      2 /
        Math.max(
          1,
          shape.slice(0, -1).reduce((product, axis) => product * axis, 1),
        ),
    ),
});
