import { requireFinite, requireKept, requireSameLength } from "@equal-bits/core";

/**
 * Makes a mask permanent: the pruned weights become 0, and the mask is needed no more.
 *
 * Of real-valued weights. Latent weights of a binary rule need their mask as long as they are quantized, since sign makes +1 of a 0: strip the
 * levels instead, that is, what `quantizeKept` of core wrote.
 *
 * @param weights - finite
 * @param kept - 1 for a kept weight, 0 for a pruned one; same length
 * @param out - the weights, with +0 for pruned ones; same length, and may be `weights`
 * @returns `out`
 * @throws ShapeError if the lengths differ, before anything is written
 * @throws DomainError if `kept` holds another number, before anything is written
 * @throws NonFiniteError naming the index of the first NaN or infinity, before anything is written
 */
export function strip(weights: Float32Array, kept: Uint8Array, out: Float32Array): Float32Array {
  requireKept(kept, weights.length);
  requireSameLength(out.length, weights.length, "out");
  requireFinite(weights, "weights");
  for (let i = 0; i < weights.length; i++) out[i] = kept[i] === 1 ? weights[i] : 0;
  return out;
}
