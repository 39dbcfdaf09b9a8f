import { ratioGoal } from "../harness/goals.mjs";
import { IN_MEMORY } from "./candidates.mjs";
import { nameOf } from "./cases.mjs";
import { FLOOR } from "./read-both.mjs";

/**
 * What counting flips should come to.
 *
 * @param {readonly import("../harness/measure-case.mjs").Row[]} rows - of the whole run
 * @returns {import("../harness/goals.mjs").Goal[]}
 */
export function packedFlipsGoals(rows) {
  return [
    [nameOf.first, 1.9],
    [nameOf.second, 1.9],
    [nameOf.memory, 1.3],
  ].map(([of, atMost]) =>
    ratioGoal(rows, { goal: `${of}: ${IN_MEMORY} / ${FLOOR}`, of, ratio: [IN_MEMORY, FLOOR], atMost }),
  );
}
