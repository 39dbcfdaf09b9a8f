import { ifInstalled } from "../harness/if-installed.mjs";

/**
 * The selection of @equal-bits/ot-wasm on several threads.
 *
 * @typedef {object} ThreadedSelection
 * @property {() => Promise<void>} select - selects; in this thread if there is one, else in workers
 * @property {() => Promise<void>} dispatch - hands the workers nothing to do and waits for their answers
 * @property {() => Uint8Array} marks - the marks of the last selection
 * @property {() => Promise<void>} stop
 */

/**
 * @param {number} workers
 * @param {Float32Array} weights
 * @param {import("../select-top/cases.mjs").Problem} problem
 * @returns {Promise<ThreadedSelection | undefined>} undefined where the package has no threads yet
 */
export async function threadedSelection(workers, weights, problem) {
  const wasm = await ifInstalled(() => import("@equal-bits/ot-wasm"));
  return wasm?.threadedSelectionForBenchmarks?.(workers, weights, problem.layout, problem.count);
}
