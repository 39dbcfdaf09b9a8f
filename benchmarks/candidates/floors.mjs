import { localCandidate } from "../harness/local-candidate.mjs";

/**
 * What no selection can beat: reading every weight once and writing its mark, and copying the weights.
 *
 * @param {Float32Array} weights
 * @returns {import("../harness/local-candidate.mjs").Candidate[]}
 */
export function floors(weights) {
  const marks = new Uint8Array(weights.length);
  return [memoryCopy(weights), localCandidate("sign() in TypeScript", () => markSigns(weights, marks))];
}

/** The name of the copy. */
export const MEMORY_COPY = "memory copy";

/**
 * The least that can be done with values: reading each once and writing it elsewhere.
 *
 * @param {Float32Array | Float64Array} values
 * @returns {import("../harness/local-candidate.mjs").Candidate}
 */
export function memoryCopy(values) {
  const copy = values.slice();
  return localCandidate(MEMORY_COPY, () => copy.set(values));
}

/** Without a jump: a comparison that jumps costs four times as much. */
function markSigns(weights, marks) {
  for (let i = 0; i < weights.length; i++) marks[i] = +(weights[i] >= 0);
}
