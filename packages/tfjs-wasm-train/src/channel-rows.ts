import { ShapeError } from "@equal-bits/core";
import { type TensorInfo, util } from "@tensorflow/tfjs-core";

/** A tensor seen as a matrix: one row per position, one column per channel. */
export interface ChannelRows {
  /** Positions over all axes but the last, at least 1. */
  readonly rows: number;
  /** The length of the last axis. */
  readonly channels: number;
}

/**
 * Sees a tensor [..., channels] as rows of channels.
 *
 * @param x - the tensor
 * @param perChannel - tensors that must have one value per channel, by name
 * @returns its rows and channels
 * @throws ShapeError if `x` has no rows or another tensor is not of shape [channels]
 */
export function channelRows(x: TensorInfo, perChannel: Readonly<Record<string, TensorInfo>>): ChannelRows {
  const channels = x.shape[x.shape.length - 1];
  const rows = util.sizeFromShape(x.shape.slice(0, -1));
  if (!(x.shape.length >= 2 && rows >= 1))
    throw new ShapeError(`x must have the shape [..., channels] with at least one row, got [${x.shape}]`);
  for (const [name, { shape }] of Object.entries(perChannel))
    if (!util.arraysEqual(shape, [channels]))
      throw new ShapeError(
        `${name} must have the shape [${channels}], one value per channel of x, got [${shape}]`,
      );
  return { rows, channels };
}
