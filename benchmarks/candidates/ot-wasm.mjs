import { seededRandom } from "@equal-bits/core";
import { ifInstalled } from "../harness/if-installed.mjs";
import { wasmRoom } from "./wasm-room.mjs";

/**
 * The selection of @equal-bits/ot-wasm on one problem, its weights already in the memory of the module.
 *
 * @typedef {object} WasmSelection
 * @property {() => number} cold - selects without knowing anything; gives the most passes over any group
 * @property {() => number} warm - with the cuts of the last call as hints; on the same weights, which is its best case
 * @property {() => number} moved - with hints, on weights that move by about a hundredth from call to call
 * @property {() => void} sign - the floor: one pass that writes the sign of each weight
 * @property {() => void} copy - the other floor: the weights to another place
 * @property {() => Uint8Array} marks - the marks of the last selection
 */

/** A byte for each weight: 1 if it is marked, else 0. */
const MARKS = [0, 0, 1];
const NO_HINTS = 0;
const MOVE = 0.01;

/**
 * Prepares the selection of a problem.
 *
 * @param {Float32Array} weights
 * @param {import("../select-top/cases.mjs").Problem} problem
 * @returns {Promise<WasmSelection | undefined>} undefined where the package is not built or has no such kernels
 */
export async function wasmSelection(weights, { layout, count }) {
  const wasm = await ifInstalled(() => import("@equal-bits/ot-wasm"));
  if (wasm?.createWasmKernels === undefined || layout.interleave > 1) return undefined;
  const { groups, size } = layout;
  const { rowScratchBytes } = wasm.createWasmKernels(new WebAssembly.Memory({ initial: 1 }));
  const { memory, at } = wasmRoom({
    weights: weights.byteLength,
    moved: weights.byteLength,
    copy: weights.byteLength,
    marks: weights.length,
    counts: 4 * groups,
    hints: 8 * groups,
    movedHints: 8 * groups,
    scratch: rowScratchBytes(size),
  });
  const kernels = wasm.createWasmKernels(memory);
  new Float32Array(memory.buffer, at.weights).set(weights);
  new Float32Array(memory.buffer, at.moved).set(movedFrom(weights));
  new Int32Array(memory.buffer, at.counts, groups).fill(count);
  for (const hints of [at.hints, at.movedHints])
    new Float32Array(memory.buffer, hints, 2 * groups).fill(Number.NaN);
  const select = (values, hints) =>
    kernels.selectRows(values, groups, size, at.counts, at.marks, ...MARKS, hints, at.scratch);
  let step = 0;
  return {
    cold: () => select(at.weights, NO_HINTS),
    warm: () => select(at.weights, at.hints),
    moved: () => select(step++ % 2 === 0 ? at.weights : at.moved, at.movedHints),
    sign: () => kernels.writeSigns(at.weights, weights.length, at.marks),
    copy: () => kernels.copyBytes(at.weights, at.copy, weights.byteLength),
    marks: () => new Uint8Array(memory.buffer, at.marks, weights.length),
  };
}

/**
 * @returns {Promise<import("@equal-bits/core").SemiDualOf | undefined>} the semi-dual evaluated in WebAssembly
 */
export async function wasmSemiDual() {
  const wasm = await ifInstalled(() => import("@equal-bits/ot-wasm"));
  return wasm?.wasmSemiDual;
}

/** The weights after a step of training. */
function movedFrom(weights) {
  const random = seededRandom(2);
  return weights.map((weight) => weight + MOVE * random.normal());
}
