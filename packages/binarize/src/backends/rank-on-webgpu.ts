import type { KernelBackend, KernelConfig, TensorInfo } from "@tensorflow/tfjs-core";
import { RANK_LEVELS, rankAttributesOf } from "./rank-attributes.js";

/**
 * Ranking on tfjs's webgpu backend, by one program of ours.
 *
 * One workgroup for each group finds the key of the last weight above each cut, eight bits at a time, counting keys in its own
 * memory; then it compares keys, and counts off equal ones in order. Keys are the float32's bits, ordered as the numbers are.
 *
 * @internal
 */
export const rankOnWebGpu: KernelConfig = {
  kernelName: RANK_LEVELS,
  backendName: "webgpu",
  kernelFunc: (call) => {
    const backend = call.backend as WebGpuBackend; // tfjs hands a kernel of backend "webgpu" that backend
    const { w } = call.inputs as { readonly w: TensorInfo }; // as `rankLevels` passes it
    const { layout, tops } = rankAttributesOf(call);
    const { groups, size, interleave } = layout;
    const counts = backend.makeTensorInfo([tops.length], "int32", tops);
    const program = { ...rankProgram(groups), outputShape: w.shape };
    const uniforms = [size, interleave, groups, tops.length / groups];
    const out = backend.runWebGPUProgram(
      program,
      [w, counts],
      "float32",
      uniforms.map((value) => ({ type: "int32", data: [value] })),
    );
    backend.disposeData(counts.dataId);
    return out;
  },
};

/** What is used of tfjs-backend-webgpu. */
interface WebGpuBackend extends KernelBackend {
  makeTensorInfo(shape: number[], dtype: string, values: Int32Array): TensorInfo;
  runWebGPUProgram(
    program: object,
    inputs: TensorInfo[],
    dtype: string,
    uniforms: { type: string; data: number[] }[],
  ): TensorInfo;
}

/** A program as the backend wants it, a new one for each call: it writes into it. */
function rankProgram(groups: number): object {
  return {
    variableNames: ["W", "Tops"],
    uniforms: "perGroup : i32, interleave : i32, groups : i32, cuts : i32,",
    workgroupSize: [THREADS, 1, 1],
    dispatch: [groups, 1, 1],
    dispatchLayout: { x: [0] },
    shaderKey: "equalBitsLevels",
    getUserCode: () => CODE,
  };
}

/** One thread for each value of eight bits. */
const THREADS = 256;

/** A barrier must be reached by all threads alike: a workgroup beyond the last group goes along, over no weights. */
const CODE = `
  var<workgroup> buckets : array<atomic<u32>, ${THREADS}>;
  var<workgroup> equalBefore : array<u32, ${THREADS}>;
  var<workgroup> found : u32;
  var<workgroup> left : u32;

  fn keyAt(at : i32) -> u32 {
    var bits = bitcast<u32>(W[at]);
    if ((bits << 1u) == 0u) { bits = 0u; }
    return select(bits | 0x80000000u, ~bits, (bits >> 31u) == 1u);
  }

  fn main(index : i32) {
    let thread = i32(localIndex);
    let group = i32((workgroupId.z * numWorkgroups.y + workgroupId.y) * numWorkgroups.x + workgroupId.x);
    let size = select(0, uniforms.perGroup, group < uniforms.groups);
    let lane = group % uniforms.interleave;
    let start = (group - lane) * uniforms.perGroup + lane;
    let run = (size + ${THREADS - 1}) / ${THREADS};
    let first = min(size, thread * run);
    let last = min(size, first + run);

    for (var cut = 0; cut < uniforms.cuts; cut++) {
      if (thread == 0) {
        found = 0u;
        left = 0u;
        if (size > 0) { left = u32(Tops[group * uniforms.cuts + cut]); }
      }
      for (var shift = 24u; shift < 32u; shift -= 8u) {
        atomicStore(&buckets[thread], 0u);
        workgroupBarrier();
        let prefix = found;
        for (var i = thread; i < size; i += ${THREADS}) {
          let key = keyAt(start + i * uniforms.interleave);
          if (shift == 24u || (key >> (shift + 8u)) == prefix) { atomicAdd(&buckets[(key >> shift) & 255u], 1u); }
        }
        workgroupBarrier();
        if (thread == 0) {
          var digit = 255u;
          while (digit > 0u && atomicLoad(&buckets[digit]) < left) {
            left -= atomicLoad(&buckets[digit]);
            digit--;
          }
          found = (found << 8u) | digit;
        }
        workgroupBarrier();
      }

      let threshold = found;
      var equal = 0u;
      for (var i = first; i < last; i++) {
        if (keyAt(start + i * uniforms.interleave) == threshold) { equal++; }
      }
      equalBefore[thread] = equal;
      workgroupBarrier();
      if (thread == 0) {
        var sum = 0u;
        for (var i = 0; i < ${THREADS}; i++) {
          let own = equalBefore[i];
          equalBefore[i] = sum;
          sum += own;
        }
      }
      workgroupBarrier();
      var seen = equalBefore[thread];
      for (var i = first; i < last; i++) {
        let at = start + i * uniforms.interleave;
        let key = keyAt(at);
        let level = select(result[at], 0.0, cut == 0);
        let above = key > threshold || (key == threshold && seen < left);
        if (key == threshold) { seen++; }
        result[at] = select(level, level + 1.0, above);
      }
      workgroupBarrier();
    }
  }
`;
