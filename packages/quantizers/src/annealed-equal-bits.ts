import { DomainError, type Quantizer, requireSameLength, shown } from "@equal-bits/core";
import { type EntropicOptions, entropicAtoms } from "@equal-bits/ot";
import { annealedEpsilon } from "./annealed-epsilon.js";
import { equalBits, priorOf, type Ratio } from "./rules/equal-bits.js";

/** How the entropy of `annealedEqualBits` falls, and how it is solved. */
export interface AnnealedOptions extends Pick<EntropicOptions, "tolerance" | "maxIterations" | "semiDual"> {
  /**
   * ε by the progress of the training, 0 … 1. Default ε = 10^(−3 · min(1, progress / 0.9)), as in the recipe of this name, which takes
   * the hard bits from 0.9 on; any schedule of core with one step will do.
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
   * They grow with the weight, their sum is that of the hard bits, n₊ − n₋, to the tolerance, and they go to the hard bits as ε
   * falls, but for equal weights at the cut, which stay alike.
   *
   * @param weights - latent weights of one group, finite
   * @param progress - how much of the training is done, 0 … 1
   * @param out - the soft level of each weight, −1 … 1; same length
   * @returns `out`
   * @throws ShapeError if the lengths differ, before anything is written
   * @throws NonFiniteError if a weight is NaN or infinite, before anything is written
   * @throws DomainError if `progress` is out of range, or the group has fewer weights than a count asks for
   */
  soft(weights: Float32Array, progress: number, out: Float32Array): Float32Array;
}

/**
 * Equal bits annealed from soft to hard, with exact counts at every step.
 *
 * Forward: y = 2 s − 1, s = sigmoid((4 w + λ) / ε) with λ such that s sums to n₊, the count of +1 of `equalBits`, whose bits are
 * the hard ones at every ε. Gradient: dL/dw = J dL/dy, the Jacobian of y: J = diag(d) − d dᵀ / Σd, d = (8/ε) s (1 − s).
 *
 * When: the network shall feel a smooth loss at first. When not: time is short; each call solves for λ.
 *
 * @param ratio - how much of each group is +1: a share 0 … 1, a fraction or a count. Default 0.5
 * @param options - how ε falls, and how it is solved
 * @returns a frozen record
 * @throws DomainError if `ratio` is not a number from 0 to 1, a count or a fraction
 * @see Cuturi, Teboul and Vert, Differentiable ranks and sorting using optimal transport, NeurIPS 2019
 * @see Li, Pintea and van Gemert, Equal Bits, AAAI 2022, eq. (3), of which it is the entropic form
 */
export function annealedEqualBits(ratio: Ratio = 0.5, options: AnnealedOptions = {}): AnnealedEqualBits {
  const { epsilonAt = annealedEpsilon, ...solving } = options;
  const quantizer = equalBits(ratio);
  const { counts } = priorOf(ratio);
  return Object.freeze({
    name: `annealed-${quantizer.name}`,
    quantizer,
    epsilonAt: (progress: number) => epsilonAt(requireProgress(progress)),
    soft: (weights: Float32Array, progress: number, out: Float32Array) => {
      const size = weights.length;
      requireSameLength(out.length, size, "out");
      const epsilon = epsilonAt(requireProgress(progress));
      const wanted = counts(size);
      if (size === 0) return out;
      const shares = wanted.map((count) => count / size);
      out.set(entropicAtoms(weights, [-1, 1], shares, { ...solving, epsilon }).projection);
      return out;
    },
  });
}

/** @internal */
export function requireProgress(progress: number): number {
  if (!(typeof progress === "number" && progress >= 0 && progress <= 1))
    throw new DomainError(`progress must be a number from 0 to 1, got ${shown(progress)}`);
  return progress;
}
