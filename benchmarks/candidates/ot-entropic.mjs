import * as ot from "@equal-bits/ot";
import { localCandidate } from "../harness/local-candidate.mjs";
import { wasmBackend } from "./ot-wasm.mjs";

/**
 * Newton on the semi-dual, with each way of evaluating it: until it has converged, and until the plan is written too,
 * which POT does.
 *
 * @param {import("../entropic/cases.mjs").Problem} problem
 * @param {Float32Array} weights
 * @returns {Promise<import("../harness/local-candidate.mjs").Candidate[]>} none where the package has no such solver yet
 */
export async function otEntropic({ atoms, shares, epsilon, tolerance }, weights) {
  const { entropicAtoms } = ot;
  if (entropicAtoms === undefined) return [];
  const semiDual = (await wasmBackend())?.semiDual;
  const ways = { "ot entropicAtoms": {}, ...(semiDual && { "ot entropicAtoms, wasm": { semiDual } }) };
  return Object.entries(ways).flatMap(([name, way]) => {
    const solve = () => entropicAtoms(weights, atoms, shares, { epsilon, tolerance, ...way });
    const outcome = () => convergenceOf(solve());
    return [localCandidate(name, solve, outcome), localCandidate(`${name}, with plan`, () => solve().plan)];
  });
}

/**
 * Exact transport of the same weights onto the same atoms.
 *
 * @param {import("../entropic/cases.mjs").Problem} problem
 * @param {Float32Array} weights
 * @returns {import("../harness/local-candidate.mjs").Candidate[]}
 */
export function otExact({ atoms, shares }, weights) {
  const out = new Float32Array(weights.length);
  const counts = [...shares].map((share) => Math.round(share * weights.length));
  return [localCandidate("ot atomTransport", () => ot.atomTransport(weights, atoms, counts, out))];
}

/**
 * What a row says of an iteration.
 *
 * @param {import("@equal-bits/core").Convergence} result
 * @returns {object}
 */
export function convergenceOf({ iterations, marginalError, converged }) {
  return { iterations, marginalError, converged };
}
