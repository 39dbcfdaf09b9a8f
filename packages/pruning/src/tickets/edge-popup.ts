import { type GroupLayout, requireSameLength } from "@equal-bits/core";

import { strip } from "../strip.js";
import { type Ticket, ticketMask } from "./ticket-mask.js";

/**
 * The subnetwork that scores pick out of frozen random weights: the weights of greatest |score| as they are, the others 0.
 *
 * y = w₀ · mask, the mask by |score| with an exact count; of equal scores the earlier. In training the gradient goes to the scores, dL/ds = sign(s) · w₀ · dL/dy,
 * and the weights stay: `ticketWeights` of `@equal-bits/binarize`.
 *
 * @param weights - w₀, the frozen weights, finite, length `groups * size`
 * @param scores - one for each weight, finite; same length
 * @param filters - where the filters lie
 * @param ticket - share of zeros, and which weights share one count; default the layer as one, as its authors have it
 * @param out - the weights of the subnetwork; same length
 * @returns `out`
 * @throws DomainError, ShapeError or NonFiniteError on bad input, before anything is written
 * @see Ramanujan et al., What's hidden in a randomly weighted neural network?, CVPR 2020, whose `prune_rate` is the share kept, 1 − sparsity
 */
export function edgePopup(
  weights: Float32Array,
  scores: Float32Array,
  filters: GroupLayout,
  ticket: Ticket,
  out: Float32Array,
): Float32Array {
  requireSameLength(out.length, weights.length, "out");
  return strip(weights, ticketMask(weights, scores, filters, ticket), out);
}
