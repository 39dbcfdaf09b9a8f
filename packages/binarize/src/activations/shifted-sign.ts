import { ensureGradients } from "@equal-bits/tfjs-gradients";
import { sub, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { approxSignGradient } from "../gradients/approx-sign-gradient.js";
import type { SurrogateGradient } from "../gradients/surrogate-gradient.js";
import { requireChannels } from "./require-channels.js";
import { signActivation } from "./sign-activation.js";

/**
 * Binary activations with a learned threshold for each channel, RSign: +1 where x ≥ shift, else −1.
 *
 * Forward: y = sign(x − shift). Gradient: dL/dx = gradient(dL/dy, x − shift), and the shift of a channel gets minus the sum of those.
 * Equal to the shift means +1 here, as in every sign of this library; ReActNet's own code gives −1.
 *
 * @param x - real-valued activations, channels last, float32
 * @param shift - one threshold for each channel, [channels]
 * @param gradient - what stands for the derivative of the step. Default `approxSignGradient()`
 * @returns ±1, shape of `x`
 * @throws ShapeError if `shift` has not one number for each channel
 * @see Liu et al., ReActNet, ECCV 2020, eq. (2)
 */
export function shiftedSign<T extends Tensor>(
  x: T,
  shift: Tensor,
  gradient: SurrogateGradient = approxSignGradient(),
): T {
  requireChannels(x, shift, "shift");
  ensureGradients();
  return tidy(() => signActivation(sub(x, shift), gradient)) as Tensor as T; // the shape, and so the rank, of x
}
