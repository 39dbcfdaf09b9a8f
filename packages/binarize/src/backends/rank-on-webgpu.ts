import type { KernelBackend, KernelConfig, TensorInfo } from "@tensorflow/tfjs-core";
import { LONGEST_COMPARED, RANK_LEVELS, rankAttributesOf } from "./rank-attributes.js";
import { compareProgram } from "./webgpu-compare.js";
import type { WebGpuProgram } from "./webgpu-program.js";
import { selectProgram } from "./webgpu-select.js";

/**
 * Ranking on tfjs's webgpu backend, by a program of ours: one for short groups, one for long ones.
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
    const program = size > LONGEST_COMPARED ? selectProgram(groups) : compareProgram(groups * size);
    const uniforms = [size, interleave, groups, tops.length / groups];
    const out = backend.runWebGPUProgram(
      { ...program, outputShape: w.shape },
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
    program: WebGpuProgram & { outputShape: number[] },
    inputs: TensorInfo[],
    dtype: string,
    uniforms: { type: string; data: number[] }[],
  ): TensorInfo;
}
