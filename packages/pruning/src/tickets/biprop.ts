import { type GroupLayout, requireSameLength } from "@equal-bits/core";
import { type Ticket, ticketMask } from "./ticket-mask.js";

/**
 * A multi-prize ticket: the subnetwork that scores pick out of the signs of frozen random weights, times one gain for the layer.
 *
 * y = α · sign(w₀) · mask, α = the mean |w₀| of the kept weights; sign(0) = +1. In training the gradient goes to the scores,
 * dL/ds = sign(s) · w₀ · dL/dy, as if α were |w₀|: `ticketWeights` of `@equal-bits/binarize`.
 *
 * @param weights - w₀, the frozen weights, finite, length `groups * size`
 * @param scores - one for each weight, finite; same length
 * @param filters - where the filters lie
 * @param ticket - share of zeros, and which weights share one count; default the layer as one, as its authors have it
 * @param out - −α, 0 or α; same length
 * @returns `out`
 * @throws DomainError, ShapeError or NonFiniteError on bad input, before anything is written
 * @see Diffenderfer and Kailkhura, Multi-Prize Lottery Ticket Hypothesis, ICLR 2021, whose `prune_rate` is the share kept, 1 − sparsity
 */
export function biprop(
  weights: Float32Array,
  scores: Float32Array,
  filters: GroupLayout,
  ticket: Ticket,
  out: Float32Array,
): Float32Array {
  requireSameLength(out.length, weights.length, "out");
  const kept = ticketMask(weights, scores, filters, ticket);
  const gain = meanKeptMagnitude(weights, kept);
  for (let i = 0; i < out.length; i++) out[i] = kept[i] === 1 ? (weights[i] >= 0 ? gain : -gain) : 0;
  return out;
}

/** 0 where nothing is kept. */
function meanKeptMagnitude(weights: Float32Array, kept: Uint8Array): number {
  const count = kept.reduce((sum, mark) => sum + mark, 0);
  let mean = 0;
  for (let i = 0; i < weights.length; i++) if (kept[i] === 1) mean += Math.abs(weights[i]) / count;
  return mean;
}
