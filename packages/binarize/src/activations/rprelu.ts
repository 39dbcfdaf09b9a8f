import { ensureGradients } from "@equal-bits/tfjs-gradients";
import { add, prelu, sub, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { requireChannels } from "./require-channels.js";

/** What {@link rprelu} learns: one number for each channel, [channels]. */
export interface RPReLUParameters {
  /** Where the bend lies, γ. */
  readonly gamma: Tensor;
  /** What the value at the bend is, ζ. */
  readonly zeta: Tensor;
  /** The slope left of the bend, β. */
  readonly slope: Tensor;
}

/**
 * A leaky ReLU whose bend is moved in each channel: x − γ + ζ where x > γ, else slope · (x − γ) + ζ.
 *
 * Real-valued, for behind a binary layer. Everything is differentiated as it stands, the parameters, too.
 *
 * @param x - real-valued activations, channels last, float32
 * @param parameters - γ, ζ and the slope
 * @returns shape of `x`
 * @throws ShapeError if a parameter has not one number for each channel
 * @see Liu et al., ReActNet, ECCV 2020, eq. (4)
 */
export function rprelu<T extends Tensor>(x: T, { gamma, zeta, slope }: RPReLUParameters): T {
  requireChannels(x, gamma, "gamma");
  requireChannels(x, zeta, "zeta");
  requireChannels(x, slope, "slope");
  ensureGradients();
  return tidy(() => add(prelu(sub(x, gamma), slope), zeta)) as Tensor as T; // the shape, and so the rank, of x
}
