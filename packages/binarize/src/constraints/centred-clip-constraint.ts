import { requirePositive } from "@equal-bits/core";
import { clipByValue, mean, sub, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { Constraint } from "./constraint.js";

/**
 * XNOR-Net's: the mean over the input channels is taken away, at each kernel position of each filter, then weights are clipped.
 *
 * A single input channel is its own mean, so a depthwise layer would become 0: such weights are only clipped.
 *
 * @param limit - the greatest magnitude, > 0 and finite. Default 1
 * @returns a frozen constraint
 * @throws DomainError if `limit` is out of range
 * @see the authors' PyTorch code of XNOR-Net, github.com/jiecaoyu/XNOR-Net-PyTorch
 */
export function centredClipConstraint(limit = 1): Constraint {
  requirePositive(limit, "limit");
  return Object.freeze({
    name: `centred-clip(${limit})`,
    apply: (w: Tensor) => tidy(() => clipByValue(centredOverChannels(w), -limit, limit)),
  });
}

function centredOverChannels(w: Tensor): Tensor {
  const channels = w.shape.at(-2) ?? 1;
  return channels > 1 ? sub(w, mean(w, w.rank - 2, true)) : w;
}
