import {
  fanInScale,
  type Relaxation,
  type Scale,
  type SurrogateGradient,
  type Ticket,
} from "@equal-bits/binarize";
import { DomainError, type Granularity, perFilter, perTensor, type Quantizer, shown } from "@equal-bits/core";
import { initializers } from "@tensorflow/tfjs-layers";
import type { LatentConstraint } from "../filters/constrain-updates.js";
import type { FilterBank } from "../filters/filter-bank.js";
import { FrozenFilters } from "../filters/frozen-filters.js";
import { LatentFilters, type Pruning } from "../filters/latent-filters.js";
import { TicketFilters } from "../filters/ticket-filters.js";
import type { Initializer } from "../layer-options.js";
import { requireConstraint, requireParts, requireQuantizer, requireTicket } from "../parts/require-parts.js";

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
  /**
   * How gradients pass the mask of a layer that is pruned: `"straight-through"` lets pruned weights learn on, so that they may grow back
   * when the mask is made anew; `"masked"` stops them. The mask is a weight of the layer, all 1 at first and saved with it. Default null: no mask.
   */
  readonly pruning?: Pruning | null;
  /**
   * Makes the layer a ticket: its weights stay as they start, and scores train which of them are kept, those that `quantizer` puts on the
   * upper of its two levels. `equalBits(1 − sparsity)` keeps an exact share. The default granularity is then `perTensor()`, and scale, relaxation, gradient, constraint
   * and pruning are left out. Default null.
   */
  readonly ticket?: Ticket | null;
  /** Where the scores of a ticket start; used once and not saved. Default uniform on ±1/√fan-in. */
  readonly scoreInitializer?: Initializer;
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
  if (options.ticket) return ticketFilters(name, options.ticket, options);
  const parts = { quantizer, granularity, scale, relaxation, gradient };
  requireParts(parts);
  requireConstraint(options.kernelConstraint ?? null);
  const { kernelConstraint, pruning = null } = options;
  requirePruning(pruning);
  return new LatentFilters(name, parts, { constraint: kernelConstraint ?? undefined, pruning });
}

function ticketFilters(name: string, ticket: Ticket, options: FilterOptions): FilterBank {
  requireTicket(ticket);
  const { quantizer, granularity = perTensor(), scoreInitializer = usualScores() } = options;
  const beside = BESIDE_TICKET.find((part) => options[part] !== undefined && options[part] !== null);
  if (beside !== undefined) throw new DomainError(`${beside} must be left out of a ticket, got one`);
  return new TicketFilters(name, { quantizer, granularity }, { ticket, scoreInitializer });
}

const BESIDE_TICKET = ["scale", "relaxation", "gradient", "kernelConstraint", "pruning"] as const;

/** PyTorch's Kaiming uniform with a = √5, as the authors of edge-popup have it. */
function usualScores(): Initializer {
  return initializers.varianceScaling({ scale: 1 / 3, mode: "fanIn", distribution: "uniform" });
}

function requirePruning(pruning: Pruning | null): void {
  if (pruning !== null && pruning !== "straight-through" && pruning !== "masked")
    throw new DomainError(`pruning must be "straight-through", "masked" or null, got ${shown(pruning)}`);
}
