import { ifInstalled } from "../harness/if-installed.mjs";

/**
 * The selection of @equal-bits/ot-wasm on one problem, its weights already in the memory of the module.
 *
 * @typedef {object} WasmSelection
 * @property {() => void} cold - selects without knowing anything
 * @property {() => void} warm - selects with the cuts of the last call as a guess; the same weights are its best case
 * @property {() => void} sign - the floor: one pass that marks what is not negative
 * @property {() => void} copy - the other floor: the weights to another place
 * @property {() => Uint8Array} marks - the marks of the last selection
 */

/**
 * Prepares the selection of a problem.
 *
 * @param {Float32Array} weights
 * @param {import("../select-top/cases.mjs").Problem} problem
 * @returns {Promise<WasmSelection | undefined>} undefined where the package is not built or has no such kernels yet
 */
export async function wasmSelection(weights, problem) {
  const wasm = await ifInstalled(() => import("@equal-bits/ot-wasm"));
  return wasm?.selectionForBenchmarks?.(weights, problem.layout, problem.count);
}

/**
 * @returns {Promise<import("@equal-bits/core").SemiDualOf | undefined>} the semi-dual evaluated in WebAssembly
 */
export async function wasmSemiDual() {
  const wasm = await ifInstalled(() => import("@equal-bits/ot-wasm"));
  return wasm?.wasmSemiDual;
}
