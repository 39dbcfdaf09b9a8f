import { DomainError, type Quantizer, requireSameLength } from "@equal-bits/core";
import { type EntropicOptions, entropicAtoms, geometricEpsilon } from "@equal-bits/ot";
import { ratio as ratioPrior } from "./parts/ratio.js";
import { equalBits } from "./rules/equal-bits.js";

/** How the entropy of `annealedEqualBits` falls, and how it is solved. */
export interface AnnealedOptions extends Pick<EntropicOptions, "tolerance" | "maxIterations" | "semiDual"> {
  /**
   * ε by the progress of the training, 0 … 1. Default `geometricEpsilon({ from: 1, to: 1e-3, steps: 1 })`; any schedule of `ot`
   * with one step will do.
   */
  readonly epsilonAt?: (progress: number) => number;
}

/** Equal bits that are soft at first and harden: what stands for the bits going forward, and the bits. */
export interface AnnealedEqualBits {
  /** What it is called, with its ratio. */
  readonly name: string;
  /** The hard bits, with exact counts: the same rule at every ε. */
  readonly quantizer: Quantizer;
  /**
   * The strength of the entropy at a point of the training.
   *
   * @param progress - how much of the training is done, 0 … 1
   * @returns ε, > 0
   */
  epsilonAt(progress: number): number;
  /**
   * Writes the soft levels of one group: where entropic transport to −1 and +1 sends each weight on average.
   *
   * They grow with the weight, their sum is the group's size times 2 ratio − 1 to the tolerance, and they go to the hard bits
   * as ε falls, but for the one weight that a fractional count splits.
   *
   * @param weights - latent weights of one group, finite
   * @param progress - how much of the training is done, 0 … 1
   * @param out - the soft level of each weight, −1 … 1; same length
   * @returns `out`
   * @throws ShapeError if the lengths differ, before anything is written
   * @throws NonFiniteError if a weight is NaN or infinite, before anything is written
   */
  soft(weights: Float32Array, progress: number, out: Float32Array): Float32Array;
}

/**
 * Equal bits annealed from soft to hard, with exact counts at every step.
 *
 * Forward: y = 2 s − 1, s = sigmoid((4 w + λ) / ε) with λ such that the mean of s is the ratio; the bits are those of `equalBits` at
 * every ε. Gradient: dL/dw = J dL/dy, the Jacobian of y: J = diag(d) − d dᵀ / Σd, d = (8/ε) s (1 − s).
 *
 * When: the network shall feel a smooth loss at first. When not: time is short; each call solves for λ.
 *
 * @param ratio - share of +1 in each group, 0 … 1. Default 0.5
 * @param options - how ε falls, and how it is solved
 * @returns a frozen record
 * @throws DomainError if `ratio` is not a number from 0 to 1
 * @see Cuturi, Teboul and Vert, Differentiable ranks and sorting using optimal transport, NeurIPS 2019
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (3), of which it is the entropic form
 */
export function annealedEqualBits(ratio = 0.5, options: AnnealedOptions = {}): AnnealedEqualBits {
  const { epsilonAt = geometricEpsilon({ from: 1, to: 1e-3, steps: 1 }), ...solving } = options;
  const { shares = [] } = ratioPrior(ratio);
  return Object.freeze({
    name: `annealed-equal-bits(${ratio})`,
    quantizer: equalBits(ratio),
    epsilonAt: (progress: number) => epsilonAt(requireProgress(progress)),
    soft: (weights: Float32Array, progress: number, out: Float32Array) => {
      requireSameLength(out.length, weights.length, "out");
      const epsilon = epsilonAt(requireProgress(progress));
      out.set(entropicAtoms(weights, [-1, 1], shares, { ...solving, epsilon }).projection);
      return out;
    },
  });
}

/** @internal */
export function requireProgress(progress: number): number {
  if (!(progress >= 0 && progress <= 1))
    throw new DomainError(`progress must be a number from 0 to 1, got ${progress}`);
  return progress;
}
