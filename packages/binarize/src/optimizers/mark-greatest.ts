import { getBackend, type Tensor } from "@tensorflow/tfjs-core";
import { markByHalving } from "./mark-by-halving.js";
import { markByTopK } from "./mark-by-top-k.js";

/**
 * 1 at the greatest values of each group, exactly as many as asked for; of equal values the earlier ones.
 *
 * The counts are a tensor, so nothing on the host can say how many to take, and tfjs's top-k reads back on webgl: there the last value
 * to take is searched for, which is slower elsewhere.
 *
 * @param values - [blocks, size, interleave]; those that may be taken are > 0, the others < 0
 * @param counts - how many to take, [blocks, 1, interleave]; at most those > 0
 * @returns 1 or 0, shape of `values`
 *
 * @internal
 */
export function markGreatest(values: Tensor, counts: Tensor): Tensor {
  return getBackend() === "webgl" ? markByHalving(values, counts) : markByTopK(values, counts);
}
