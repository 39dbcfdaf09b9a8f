import { groupsAsRows } from "@equal-bits/core";
import { wallCandidate } from "../harness/local-candidate.mjs";
import { placedSelection, wasmPackage } from "./ot-wasm.mjs";

/** The names of the candidates. */
export const threadNames = {
  cold: ["one thread, cold", "two workers, cold"],
  warm: ["one thread, warm", "two workers, warm"],
  dispatch: "two workers, two weights",
  floor: "wasm sign(), one thread",
};

const WORKERS = 2;

/**
 * The selection of @equal-bits/ot-wasm in this thread and on two workers, on the same shared memory.
 *
 * @param {Float32Array} weights
 * @param {import("../select-top/cases.mjs").Problem} problem
 * @param {Uint8Array} expected - the right marks
 * @returns {Promise<{ candidates: import("../harness/local-candidate.mjs").Candidate[], stop: () => Promise<void> } | undefined>}
 *   undefined where the package is not built or has no threads
 */
export async function threadCandidates(weights, problem, expected) {
  const wasm = await wasmPackage();
  if (wasm?.startThreads === undefined) return undefined;
  const { memory, at, selection } = placedSelection(wasm, weights, problem, { threads: WORKERS });
  const kernels = wasm.wasmKernels(memory);
  const threads = wasm.startThreads(memory, { threads: WORKERS, fewest: 0 });
  const marks = new Uint8Array(memory.buffer, at.marks, weights.length);
  const candidate = (name, select) =>
    wallCandidate(name, select, async () => {
      marks.fill(2);
      await select();
      return { exact: marks.every((mark, index) => mark === expected[index]) };
    });
  const warm = (hints) => ({ ...selection, hints });
  const candidates = [
    wallCandidate(threadNames.floor, () => kernels.writeSigns(at.weights, weights.length, at.marks)),
    candidate(threadNames.cold[0], () => wasm.selectInMemory(kernels, selection)),
    candidate(threadNames.cold[1], () => threads.select(selection)),
    candidate(threadNames.warm[0], () => wasm.selectInMemory(kernels, warm(at.hints))),
    candidate(threadNames.warm[1], () => threads.select(warm(at.movedHints))),
  ];
  return { candidates, stop: () => threads.dispose() };
}

/**
 * A selection so small that handing it to two workers and hearing from them is all that it takes.
 *
 * @returns {Promise<{ candidates: import("../harness/local-candidate.mjs").Candidate[], stop: () => Promise<void> } | undefined>}
 *   undefined where the package is not built or has no threads
 */
export async function dispatchCandidate() {
  const wasm = await wasmPackage();
  if (wasm?.startThreads === undefined) return undefined;
  const problem = { layout: groupsAsRows(WORKERS, 1), count: 1 };
  const { memory, selection } = placedSelection(wasm, new Float32Array(WORKERS), problem, {
    threads: WORKERS,
  });
  const threads = wasm.startThreads(memory, { threads: WORKERS, fewest: 0 });
  const candidates = [wallCandidate(threadNames.dispatch, () => threads.select(selection))];
  return { candidates, stop: () => threads.dispose() };
}
