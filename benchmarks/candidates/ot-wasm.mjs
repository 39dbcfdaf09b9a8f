import { seededRandom } from "@equal-bits/core";
import { ifInstalled } from "../harness/if-installed.mjs";
import { wasmRoom } from "./wasm-room.mjs";

/**
 * The selection of @equal-bits/ot-wasm on one problem, its weights already in a WebAssembly memory.
 *
 * @typedef {object} WasmSelection
 * @property {() => number} cold - selects without knowing anything; gives the most passes over any group
 * @property {() => number} warm - with the cuts of the last call as hints; on the same weights, which is its best case
 * @property {() => number} moved - with hints, on weights that move by about a hundredth from call to call
 * @property {() => void} sign - the floor: one pass that writes the sign of each weight
 * @property {() => void} copy - the other floor: the weights to another place
 * @property {() => Uint8Array} marks - the marks of the last selection
 */

/** How far weights move from call to call: by this times a number of a standard normal distribution. */
const MOVE = 0.01;

/**
 * Prepares the selection of a problem.
 *
 * @param {Float32Array} weights
 * @param {import("../select-top/cases.mjs").Problem} problem
 * @returns {Promise<WasmSelection | undefined>} undefined where the package is not built or has no such kernels
 */
export async function wasmSelection(weights, problem) {
  const wasm = await wasmPackage();
  if (wasm === undefined) return undefined;
  const { memory, at, selection } = placedSelection(wasm, weights, problem, { threads: 0 });
  const kernels = wasm.wasmKernels(memory);
  const select = (place, hints) => wasm.selectInMemory(kernels, { ...selection, weights: place, hints });
  let step = 0;
  return {
    cold: () => select(at.weights, 0),
    warm: () => select(at.weights, at.hints),
    moved: () => select(step++ % 2 === 0 ? at.weights : at.moved, at.movedHints),
    sign: () => kernels.writeSigns(at.weights, weights.length, at.marks),
    copy: () => kernels.copyBytes(at.weights, at.copy, weights.byteLength),
    marks: () => new Uint8Array(memory.buffer, at.marks, weights.length),
  };
}

/**
 * @returns {Promise<import("@equal-bits/core").OtBackend | undefined>} the backend that takes arrays of JavaScript and copies
 *   them in and out; undefined where the package is not built or has none
 */
export async function wasmBackend() {
  return (await wasmPackage())?.wasmBackend();
}

/**
 * @param {number} groups
 * @returns {Promise<Float32Array>} hints for a first call; only where there is a backend
 */
export async function wasmHints(groups) {
  return (await wasmPackage()).newHints(groups);
}

/** The package, or undefined where it is not built or has no kernels. */
export async function wasmPackage() {
  const wasm = await ifInstalled(() => import("@equal-bits/ot-wasm"));
  return wasm?.selectInMemory === undefined ? undefined : wasm;
}

/**
 * Puts the arrays of a problem into a memory of their own.
 *
 * @param {typeof import("@equal-bits/ot-wasm")} wasm
 * @param {Float32Array} weights
 * @param {import("../select-top/cases.mjs").Problem} problem
 * @param {{ threads: number }} options - how many workers share the memory; 0 for a plain one
 * @returns {{ memory: WebAssembly.Memory, at: object, selection: import("@equal-bits/ot-wasm").SelectionInMemory }}
 *   where each array lies, and the cold selection
 */
export function placedSelection(wasm, weights, { layout, count }, { threads }) {
  const { groups } = layout;
  const bytes = weights.byteLength;
  const hints = 4 * wasm.hintLength(groups);
  const anyMemory = wasm.wasmKernels(new WebAssembly.Memory({ initial: 1 }));
  const scratch = Math.max(1, threads) * wasm.selectionScratchBytes(anyMemory, layout);
  const { memory, at } = wasmRoom(
    {
      weights: bytes,
      moved: bytes,
      copy: bytes,
      marks: weights.length,
      counts: 4 * groups,
      hints,
      movedHints: hints,
      scratch,
    },
    { shared: threads > 0 },
  );
  const floats = (address, values) => new Float32Array(memory.buffer, address, values.length).set(values);
  floats(at.weights, weights);
  floats(at.moved, movedFrom(weights));
  for (const address of [at.hints, at.movedHints]) floats(address, wasm.newHints(groups));
  new Int32Array(memory.buffer, at.counts, groups).fill(count);
  const output = { kind: "bytes", low: 0, high: 1 };
  const selection = {
    weights: at.weights,
    layout,
    counts: at.counts,
    out: at.marks,
    output,
    scratch: at.scratch,
  };
  return { memory, at, selection };
}

/** The weights after a step of training. */
function movedFrom(weights) {
  const random = seededRandom(2);
  return weights.map((weight) => weight + MOVE * random.normal());
}
