import { DomainError } from "@equal-bits/core";
import type { Tensor } from "@tensorflow/tfjs-core";
import type { Scale } from "./scale.js";

/** What {@link fanInScale} takes. */
export interface FanInOptions {
  /** The share of weights that are 0, 0 ≤ sparsity < 1: the others make up for their part of the variance. Default 0. */
  readonly sparsity?: number;
}

/**
 * √(2 / (fan-in · (1 − sparsity))): keeps the variance of activations at 1 behind a layer of ±1 weights and zeros.
 *
 * @param options - the share of zeros
 * @returns a frozen scale
 * @throws DomainError if `sparsity` is out of range
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (6)
 */
export function fanInScale({ sparsity = 0 }: FanInOptions = {}): Scale {
  if (!(sparsity >= 0 && sparsity < 1))
    throw new DomainError(`sparsity must be a number ≥ 0 and < 1, got ${sparsity}`);
  return Object.freeze({
    name: sparsity === 0 ? "fan-in" : `fan-in(${sparsity})`,
    factor: ({ shape }: Tensor) => Math.sqrt(2 / (fanInOf(shape) * (1 - sparsity))),
  });
}

/** Weights of one filter, at least 1. @internal */
export function fanInOf(shape: readonly number[]): number {
  return Math.max(
    1,
    shape.slice(0, -1).reduce((product, axis) => product * axis, 1),
  );
}
