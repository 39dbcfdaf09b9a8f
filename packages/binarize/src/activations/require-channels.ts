import { ShapeError } from "@equal-bits/core";
import type { Tensor } from "@tensorflow/tfjs-core";

/**
 * Refuses what is no vector of one number for each channel.
 *
 * @internal
 */
export function requireChannels(x: Tensor, parameter: Tensor, what: string): void {
  const channels = x.shape.at(-1);
  if (!(parameter.rank === 1 && parameter.shape[0] === channels))
    throw new ShapeError(
      `${what} must have shape [${channels ?? "channels"}], the last axis of x, got [${parameter.shape.join(", ")}]`,
    );
}
