import { localCandidate } from "../harness/local-candidate.mjs";

/**
 * What no selection can beat: reading every weight once and writing its mark, and copying the weights.
 *
 * @param {Float32Array} weights
 * @returns {import("../harness/local-candidate.mjs").Candidate[]}
 */
export function floors(weights) {
  const marks = new Uint8Array(weights.length);
  const copy = new Float32Array(weights.length);
  return [
    localCandidate("memory copy", () => copy.set(weights)),
    localCandidate("sign() in TypeScript", () => markSigns(weights, marks)),
  ];
}

/** Without a jump: a comparison that jumps costs four times as much. */
function markSigns(weights, marks) {
  for (let i = 0; i < weights.length; i++) marks[i] = +(weights[i] >= 0);
}
