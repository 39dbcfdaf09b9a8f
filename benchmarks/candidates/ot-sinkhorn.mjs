import * as ot from "@equal-bits/ot";
import { localCandidate } from "../harness/local-candidate.mjs";
import { convergenceOf } from "./ot-entropic.mjs";

/** Each way of our solver, by the name of its rows. Only the first two do the same arithmetic as POT. */
const ways = {
  "ot sinkhorn": {},
  "ot sinkhorn, kernel domain": { logDomain: false },
  "ot sinkhorn, kernel domain, over-relaxed": { logDomain: false, relaxation: 1.5 },
};

/**
 * The general solver, until its L1 marginal error is no greater than the given one, and the plan.
 *
 * @param {{ cost: Float64Array, a: Float64Array, b: Float64Array }} arrays
 * @param {object} options
 * @param {number} options.epsilon
 * @param {number} options.tolerance
 * @param {number} options.maxIterations
 * @returns {import("../harness/local-candidate.mjs").Candidate[]} none where the package has no such solver yet
 */
export function otSinkhorn({ cost, a, b }, options) {
  const { sinkhorn } = ot;
  if (sinkhorn === undefined) return [];
  return Object.entries(ways).map(([name, way]) => {
    const solve = () => sinkhorn(cost, a, b, { ...options, ...way });
    return localCandidate(
      name,
      () => solve().plan,
      () => convergenceOf(solve()),
    );
  });
}
