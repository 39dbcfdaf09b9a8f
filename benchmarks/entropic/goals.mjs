import { ratioGoal } from "../harness/goals.mjs";
import { goalCase } from "./cases.mjs";

const OURS = ["ot entropicAtoms", "ot entropicAtoms, wasm", "ot entropicAtoms, wasm, with plan"];

/**
 * What entropic transport onto a few atoms should come to.
 *
 * @param {readonly import("../harness/measure-case.mjs").Row[]} rows - of the whole run
 * @param {readonly import("./convergence-table.mjs").ConvergenceTable[]} tables - of two atoms, and of up to 16
 * @returns {import("../harness/goals.mjs").Goal[]}
 */
export function entropicGoals(rows, tables) {
  return [...OURS.flatMap((ours) => againstPot(rows, ours)), ...tables.flatMap(ofIterations)];
}

function againstPot(rows, ours) {
  const goal = (theirs, atLeast) =>
    ratioGoal(rows, { goal: `${theirs} / ${ours}`, of: goalCase, ratio: [theirs, ours], atLeast });
  return [goal("POT sinkhorn", 300), goal("POT sinkhorn_log", 3000)];
}

function ofIterations({ levels, instances, failures, worst }, index) {
  const of = `${levels} atoms, ${instances} random problems`;
  return [
    { goal: `${of}: most iterations`, atMost: [10, 12][index], measured: () => worst },
    { goal: `${of}: not converged`, atMost: 0, measured: () => failures },
  ];
}
