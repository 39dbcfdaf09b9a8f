import { DomainError, type Granularity, perTensor, type Quantizer, ShapeError } from "@equal-bits/core";
import { ensureGradients } from "@equal-bits/tfjs-gradients";
import { abs, customGrad, greater, mul, sign, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { marksOf } from "../backends/marks-of.js";
import { quantizeTensor } from "../backends/quantize-tensor.js";
import type { Ticket } from "./ticket.js";

/** What picks the weights of {@link ticketWeights}, and what becomes of them. */
export interface TicketOptions {
  /** What becomes of the kept weights: `edgePopup()` or `biprop()`. */
  readonly ticket: Ticket;
  /** The rule that looks at |score|: its upper level is kept. `equalBits(1 − sparsity)` keeps an exact share. */
  readonly quantizer: Quantizer;
  /** Which scores share one count. Default `perTensor()`, the layer as one, as the authors have it. */
  readonly granularity?: Granularity;
}

/**
 * A part of a layer of frozen weights, picked by scores that train.
 *
 * Forward: y = ticket(w₀, mask), the mask 1 where the rule puts |s| on its upper level. Gradient: dL/ds = sign(s) · w₀ · dL/dy, also for scores that are
 * not kept; none for w₀. A score of exactly 0 gets none.
 *
 * @param scores - s, one for each weight, float32, filters last
 * @param weights - w₀, the frozen weights; same shape
 * @param options - the ticket, the rule and the granularity
 * @returns what the layer multiplies by, shape of `scores`
 * @throws DomainError if the rule has other than two fixed levels with 0 between them
 * @throws ShapeError if the shapes differ, or are not float32
 * @throws NonFiniteError if a score is NaN or infinite, on cpu and wasm; the weights are not looked at
 * @see Ramanujan et al., CVPR 2020, section 3, and Diffenderfer and Kailkhura, ICLR 2021, algorithm 1, whose `prune_rate` is the share kept
 */
export function ticketWeights<T extends Tensor>(scores: T, weights: Tensor, options: TicketOptions): T {
  requireTicketRule(options.quantizer);
  requireFit(scores, weights);
  const { ticket } = options;
  ensureGradients();
  const picked = customGrad((given, save) => {
    const latent = given as Tensor; // customGrad hands on its tensor arguments
    const value = ticket.apply(weights, ticketMask(latent, options));
    (save as (tensors: Tensor[]) => void)([latent, weights]); // tfjs types `save` as a further tensor argument
    return {
      value,
      gradFunc: (dy: Tensor, [latent, frozen]: Tensor[]) => mul(mul(dy, frozen), sign(latent)),
    };
  });
  return tidy(() => picked(scores)) as T; // the shape, and so the rank, of the scores
}

/**
 * Which weights scores pick: 1 where the rule puts |score| on its upper level.
 *
 * @param scores - one for each weight, float32, filters last
 * @param options - the rule and the granularity
 * @returns 1 or 0, shape of `scores`, without a gradient
 * @throws DomainError if the rule has other than two fixed levels with 0 between them
 * @throws NonFiniteError if a score is NaN or infinite, on cpu and wasm
 */
export function ticketMask(
  scores: Tensor,
  { quantizer, granularity = perTensor() }: Omit<TicketOptions, "ticket">,
): Tensor {
  requireTicketRule(quantizer);
  return tidy(() => marksOf(greater(quantizeTensor(abs(scores), quantizer, granularity), 0)));
}

/**
 * Refuses a rule that no ticket can be picked by.
 *
 * @param rule - the rule that looks at |score|
 * @throws DomainError unless it has two given levels with 0 between them, so that the upper is told from the lower
 */
export function requireTicketRule({ name, levels, valueRule }: Quantizer): void {
  const [lower, upper] = valueRule?.kind === "fixed" ? valueRule.values : [];
  if (!(levels === 2 && lower <= 0 && upper > 0))
    throw new DomainError(
      `the rule of a ticket must have two fixed levels, as −1 and +1, got ${name}; equalBits(1 − sparsity) has`,
    );
}

function requireFit(scores: Tensor, weights: Tensor): void {
  if (scores.shape.join() !== weights.shape.join())
    throw new ShapeError(
      `weights must have the shape of scores, [${scores.shape.join(", ")}], got [${weights.shape.join(", ")}]`,
    );
  if (weights.dtype !== "float32")
    throw new ShapeError(`weights must be a float32 tensor, got ${weights.dtype}; cast it`);
}
