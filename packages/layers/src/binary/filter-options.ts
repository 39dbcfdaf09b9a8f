import { fanInScale, type Relaxation, type Scale, type SurrogateGradient } from "@equal-bits/binarize";
import { type Granularity, perFilter, type Quantizer } from "@equal-bits/core";
import type { LatentConstraint } from "../filters/constrain-updates.js";
import type { FilterBank } from "../filters/filter-bank.js";
import { FrozenFilters } from "../filters/frozen-filters.js";
import { LatentFilters } from "../filters/latent-filters.js";
import { requireConstraint, requireParts, requireQuantizer } from "../parts/require-parts.js";

/** How the binary weights of a layer are made. */
export interface FilterOptions {
  /** The rule from latent weights to levels, as `equalBits(0.5)`. */
  readonly quantizer: Quantizer;
  /** Which weights share one histogram. Default `perFilter()`. */
  readonly granularity?: Granularity;
  /**
   * What multiplies all levels. With one that learns, as `learnedScale()`, the layer has a trainable variable [filters] that starts at the
   * scale's factor. Default `fanInScale()`.
   */
  readonly scale?: Scale;
  /** What stands for the hard levels going forward, null for the levels themselves. Default null. */
  readonly relaxation?: Relaxation | null;
  /** What stands for the derivative of the step, null for the relaxation's own or the identity. Default null. */
  readonly gradient?: SurrogateGradient | null;
  /**
   * What the latent weights are brought to after each update by an optimizer, in `fit` and in loops of your own: one of
   * `@equal-bits/binarize`, as `clipConstraint(1)`, or of tfjs. Weights that are set or loaded stay as they are. Default none.
   */
  readonly kernelConstraint?: LatentConstraint | null;
  /** Whether the layer holds levels for good; `freeze` sets it, and only the quantizer's name and levels count then. Default false. */
  readonly frozen?: boolean;
}

/**
 * The filters that the options describe.
 *
 * @param name - of the latent variable
 * @param usual - the granularity where the options name none
 * @throws DomainError if a part is none, as the name of one
 * @internal
 */
export function filterBank(
  name: string,
  options: FilterOptions,
  usual: Granularity = perFilter(),
): FilterBank {
  const {
    quantizer,
    granularity = usual,
    scale = fanInScale(),
    relaxation = null,
    gradient = null,
  } = options;
  requireQuantizer(quantizer);
  if (options.frozen === true) return new FrozenFilters(name, quantizer, granularity);
  const parts = { quantizer, granularity, scale, relaxation, gradient };
  requireParts(parts);
  requireConstraint(options.kernelConstraint ?? null);
  return new LatentFilters(name, parts, options.kernelConstraint ?? undefined);
}
