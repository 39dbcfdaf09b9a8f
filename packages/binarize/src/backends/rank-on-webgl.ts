import type { KernelBackend, KernelConfig, TensorInfo } from "@tensorflow/tfjs-core";
import { LONGEST_COMPARED, RANK_LEVELS, type RankAttributes, rankAttributesOf } from "./rank-attributes.js";
import { compareProgram } from "./webgl-compare.js";
import type { WebGlProgram } from "./webgl-program.js";
import { countProgram, descendProgram, emitProgram } from "./webgl-select.js";

/**
 * Ranking on tfjs's webgl backend (WebGL 2, float32 textures), by programs of ours: one for short groups, three for long ones.
 *
 * In a long group the last weight above each cut is searched for, by key, the float32's bits ordered as the numbers are, and among
 * equal ones by index. Four bits of key, then of index, are settled in each pass: one program counts how many weights of each run
 * have which next four bits, a second one adds up and descends. A third compares each weight with what was found, so ties cost
 * no more than anything else.
 *
 * @internal
 */
export const rankOnWebGl: KernelConfig = {
  kernelName: RANK_LEVELS,
  backendName: "webgl",
  kernelFunc: (call) => {
    const backend = call.backend as WebGlBackend; // tfjs hands a kernel of backend "webgl" that backend
    const { w } = call.inputs as { readonly w: TensorInfo }; // as `rankLevels` passes it
    const attributes = rankAttributesOf(call);
    const weights = { ...w, shape: [attributes.layout.groups * attributes.layout.size] };
    const rank = attributes.layout.size > LONGEST_COMPARED ? bySelection : byComparison;
    return { ...rank(backend, weights, attributes), shape: w.shape };
  },
};

/** What is used of tfjs-backend-webgl. */
interface WebGlBackend extends KernelBackend {
  makeTensorInfo(shape: number[], dtype: string, values: Float32Array): TensorInfo;
  runWebGLProgram(
    program: WebGlProgram,
    inputs: TensorInfo[],
    dtype: string,
    uniforms: number[][],
  ): TensorInfo;
  disposeIntermediateTensorInfo(tensor: TensorInfo): void;
}

function byComparison(backend: WebGlBackend, weights: TensorInfo, attributes: RankAttributes): TensorInfo {
  const { tops } = attributes;
  const counts = backend.makeTensorInfo([tops.length], "float32", Float32Array.from(tops));
  const out = run(backend, compareProgram(weights.shape), [weights, counts], geometryOf(attributes, 0));
  backend.disposeIntermediateTensorInfo(counts);
  return out;
}

function bySelection(backend: WebGlBackend, weights: TensorInfo, attributes: RankAttributes): TensorInfo {
  const state = findThresholds(backend, weights, attributes);
  const geometry = geometryOf(attributes, passesOf(attributes.layout.size));
  const out = run(backend, emitProgram(weights.shape), [weights, state], geometry);
  backend.disposeIntermediateTensorInfo(state);
  return out;
}

/** The uniforms of all programs, in their order. */
type Geometry = readonly number[];

function geometryOf({ layout: { groups, size, interleave }, tops }: RankAttributes, pass: number): Geometry {
  // As long to count a run as to add the runs up: run = 16 · size / run
  const run = Math.ceil(Math.sqrt(16 * size));
  return [size, interleave, tops.length / groups, Math.ceil(size / run), run, indexDigits(size), pass];
}

/** How many times four bits an index within a group has. */
function indexDigits(size: number): number {
  return Math.ceil(Math.log2(size) / 4);
}

/** Eight passes over a key, then those over an index. */
function passesOf(size: number): number {
  return 8 + indexDigits(size);
}

/** Per group and cut: upper and lower half of the key, index from the end, of the last weight above; and what was left to find. */
function findThresholds(backend: WebGlBackend, weights: TensorInfo, attributes: RankAttributes): TensorInfo {
  const { tops, layout } = attributes;
  const start = new Float32Array(tops.length * 4);
  tops.forEach((top, row) => {
    start[row * 4 + 3] = top;
  });
  let state = backend.makeTensorInfo([start.length], "float32", start);
  for (let pass = 0; pass < passesOf(layout.size); pass++) {
    const geometry = geometryOf(attributes, pass);
    const runs = geometry[3];
    const counts = run(backend, countProgram([tops.length * runs * 16]), [weights, state], geometry);
    const next = run(backend, descendProgram([start.length]), [counts, state], geometry);
    backend.disposeIntermediateTensorInfo(counts);
    backend.disposeIntermediateTensorInfo(state);
    state = next;
  }
  return state;
}

function run(
  backend: WebGlBackend,
  program: WebGlProgram,
  inputs: TensorInfo[],
  geometry: Geometry,
): TensorInfo {
  const uniforms = geometry.map((value) => [value]);
  return backend.runWebGLProgram(program, inputs, "float32", uniforms);
}
