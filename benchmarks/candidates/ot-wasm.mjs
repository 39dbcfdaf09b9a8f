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
/** Room for what a group's last selection tells the next one, in float32; a NaN tells nothing. */
const HINT = 4;
const MOVE = 0.01;

/**
 * Prepares the selection of a problem.
 *
 * @param {Float32Array} weights
 * @param {import("../select-top/cases.mjs").Problem} problem
 * @returns {Promise<WasmSelection | undefined>} undefined where the package is not built or has no such kernels
 */
export async function wasmSelection(weights, problem) {
  const createKernels = await kernelsOf();
  if (createKernels === undefined) return undefined;
  const { groups, size, interleave } = problem.layout;
  const [kernel, scratchBytes] =
    interleave === 1 ? ["selectRows", "rowScratchBytes"] : ["selectColumns", "columnScratchBytes"];
  const scratch = createKernels(new WebAssembly.Memory({ initial: 1 }))[scratchBytes](size);
  const { memory, at } = placed(weights, problem, scratch);
  const kernels = createKernels(memory);
  const select = (values, hints) =>
    kernels[kernel](values, groups, size, at.counts, at.marks, ...MARKS, hints, at.scratch);
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

/** Whether `wasmSelection` finds its kernels. */
export async function hasWasmSelection() {
  return (await kernelsOf()) !== undefined;
}

async function kernelsOf() {
  const wasm = await ifInstalled(() => import("@equal-bits/ot-wasm"));
  return wasm?.createWasmKernels;
}

/** The arrays of a problem in a memory of their own. */
function placed(weights, { layout, count }, scratch) {
  const { groups } = layout;
  const bytes = weights.byteLength;
  const hints = 4 * HINT * groups;
  const arrays = { weights: bytes, moved: bytes, copy: bytes, marks: weights.length, counts: 4 * groups };
  const { memory, at } = wasmRoom({ ...arrays, hints, movedHints: hints, scratch });
  new Float32Array(memory.buffer, at.weights).set(weights);
  new Float32Array(memory.buffer, at.moved).set(movedFrom(weights));
  new Int32Array(memory.buffer, at.counts, groups).fill(count);
  for (const address of [at.hints, at.movedHints])
    new Float32Array(memory.buffer, address, HINT * groups).fill(Number.NaN);
  return { memory, at };
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
