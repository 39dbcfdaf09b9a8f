import { cpuBackend, selectTop } from "@equal-bits/ot";
import { byThreshold, thresholdNames } from "../candidates/by-threshold.mjs";
import { floors } from "../candidates/floors.mjs";
import { wasmBackend, wasmHints, wasmSelection } from "../candidates/ot-wasm.mjs";
import { tfjsTopK } from "../candidates/tfjs-top-k.mjs";
import { memoryAnchor } from "../harness/anchor.mjs";
import { localCandidate } from "../harness/local-candidate.mjs";
import { shareArray } from "../harness/shared-file.mjs";
import { digestOf } from "./expected-marks.mjs";

/** Above this many weights the slow candidates of npm would take minutes. */
const SLOW_UP_TO = 3e6;

/**
 * Everything that is timed on one problem, floors first.
 *
 * @param {import("./cases.mjs").Problem} problem
 * @param {Float32Array} weights
 * @param {Uint8Array} expected - the right marks
 * @param {import("../harness/start-peer.mjs").Peer | undefined} peer
 * @returns {Promise<import("../harness/local-candidate.mjs").Candidate[]>}
 */
export async function candidatesFor(problem, weights, expected, peer) {
  const digest = digestOf(expected);
  const selection = (name, run, marks) => localCandidate(name, run, () => exactness(run, marks, expected));
  return [
    memoryAnchor(),
    ...floors(weights),
    ...(await ofWasm(problem, weights, expected)),
    ...(await ofWasmBackend(problem, weights, selection)),
    ...ofTypeScript(problem, weights, selection),
    ...(weights.length <= SLOW_UP_TO ? await ofNpm(problem, weights, selection) : []),
    ...((await peer?.candidatesFor(asPeerProblem(problem, weights, digest))) ?? []),
  ];
}

async function ofWasm(problem, weights, expected) {
  const wasm = await wasmSelection(weights, problem);
  if (wasm === undefined) return [];
  const outcome = (run) => () => {
    run();
    const passes = run(); // a warm start has its hints now
    return { exact: isEqual(wasm.marks(), expected), passes };
  };
  return [
    localCandidate("wasm sign()", wasm.sign),
    localCandidate("wasm memory copy", wasm.copy),
    localCandidate("ot-wasm, cold", wasm.cold, outcome(wasm.cold)),
    localCandidate("ot-wasm, warm", wasm.warm, outcome(wasm.warm)),
    localCandidate("ot-wasm, warm, moved weights", wasm.moved),
  ];
}

/** What it costs more where the weights are an array of JavaScript. */
async function ofWasmBackend({ layout, count }, weights, selection) {
  const backend = await wasmBackend();
  if (backend === undefined) return [];
  const marks = new Uint8Array(weights.length);
  const counts = new Int32Array(layout.groups).fill(count);
  const hints = await wasmHints(layout.groups);
  return [
    selection("ot-wasm backend, cold", () => backend.selectTop(weights, layout, counts, marks), marks),
    selection(
      "ot-wasm backend, warm",
      () => backend.selectTop(weights, layout, counts, marks, { hints }),
      marks,
    ),
  ];
}

function ofTypeScript({ layout, count }, weights, selection) {
  const marks = new Uint8Array(weights.length);
  const counts = new Int32Array(layout.groups).fill(count);
  const batched = () => cpuBackend.selectTop(weights, layout, counts, marks);
  const whole = selection("ot, all groups in one call", batched, marks);
  if (layout.interleave > 1) return [whole];
  const rows = Array.from({ length: layout.groups }, (_, group) => [
    weights.subarray(group * layout.size, (group + 1) * layout.size),
    marks.subarray(group * layout.size, (group + 1) * layout.size),
  ]);
  const oneByOne = () => {
    for (const [row, marksOfRow] of rows) selectTop(row, count, marksOfRow);
  };
  return [selection("ot selectTop", oneByOne, marks), whole];
}

async function ofNpm(problem, weights, selection) {
  const marks = new Uint8Array(weights.length);
  const sorts = thresholdNames.map((name) =>
    selection(name, byThreshold(name, weights, problem, marks), marks),
  );
  return problem.layout.interleave > 1
    ? sorts
    : [...sorts, ...(await ofTfjs(problem, weights, marks, selection))];
}

/** A tensor's backend is chosen for the whole process, so each candidate chooses its own before it is timed. */
async function ofTfjs(problem, weights, marks, selection) {
  const found = [];
  for (const backend of ["cpu", "wasm"]) {
    const { run, use, dispose } = await tfjsTopK(backend, weights, problem, marks);
    const { name, time, outcome } = selection(`tf.topk, ${backend}`, run, marks);
    const after = (act) => async (calls) => {
      await use();
      return act(calls);
    };
    found.push({ name, time: after(time), outcome: after(outcome), dispose });
  }
  return found;
}

function exactness(run, marks, expected) {
  run();
  return { exact: isEqual(marks, expected) };
}

function isEqual(marks, expected) {
  return Buffer.compare(marks, expected) === 0;
}

function asPeerProblem({ layout, count }, weights, digest) {
  const { groups, size, interleave } = layout;
  const shape = interleave > 1 ? [size, groups] : [groups, size];
  return { weights: shareArray("weights", weights), shape, axis: interleave > 1 ? 0 : 1, count, digest };
}
