import { type GroupLayout, perTensor, requireFinite, requireSameLength } from "@equal-bits/core";
import type { QuotaOptions } from "../compose/quota.js";
import { magnitude } from "../rules/magnitude.js";

/** Which subnetwork of frozen weights is picked. */
export interface Ticket extends QuotaOptions {
  /** Share of zeros, 0 … 1. */
  readonly sparsity: number;
}

/**
 * 1 where |score| is among the greatest.
 *
 * @internal
 */
export function ticketMask(
  weights: Float32Array,
  scores: Float32Array,
  filters: GroupLayout,
  { sparsity, granularity = perTensor(), ...options }: Ticket,
): Uint8Array {
  const rule = magnitude(sparsity, { granularity, ...options });
  requireSameLength(scores.length, weights.length, "scores");
  requireFinite(weights, "weights");
  requireFinite(scores, "scores");
  return rule.mask(scores, filters, new Uint8Array(weights.length));
}
