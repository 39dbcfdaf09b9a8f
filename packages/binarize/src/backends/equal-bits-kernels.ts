import { type Granularity, groupsOf, type Quantizer, quantizeGroups, tfjsKernels } from "@equal-bits/core";
import {
  type DataId,
  getKernel,
  type KernelBackend,
  type KernelFunc,
  registerKernel,
  type TensorInfo,
} from "@tensorflow/tfjs-core";

/** The attributes of the `EqualBits` kernel. */
export interface EqualBitsAttributes {
  /** The rule. */
  readonly quantizer: Quantizer;
  /** Which weights share one histogram. */
  readonly granularity: Granularity;
}

/**
 * Registers the `EqualBits` kernel for the backends whose memory can be read in place, cpu and wasm, unless they have one.
 *
 * @internal
 */
export function ensureEqualBitsKernels(): void {
  registerUnlessThere("cpu", (call) => {
    const cpu = call.backend as CpuBackend; // tfjs hands a kernel of backend "cpu" that backend
    const { w } = call.inputs as { readonly w: TensorInfo }; // as `quantizeTensor` passes it
    const out = new Float32Array(w.shape.reduce((product, axis) => product * axis, 1));
    return cpu.makeTensorInfo(w.shape, "float32", quantized(call, w, cpu.data.get(w.dataId).values, out));
  });
  registerUnlessThere("wasm", (call) => {
    const wasm = call.backend as WasmBackend; // tfjs hands a kernel of backend "wasm" that backend
    const { w } = call.inputs as { readonly w: TensorInfo }; // as `quantizeTensor` passes it
    const out = wasm.makeOutput(w.shape, "float32"); // before any view is taken: it may grow the memory
    try {
      quantized(call, w, wasm.typedArrayFromHeap(w), wasm.typedArrayFromHeap(out));
    } catch (error) {
      wasm.disposeData(out.dataId);
      throw error;
    }
    return out;
  });
}

/** What is used of tfjs-backend-cpu. */
interface CpuBackend extends KernelBackend {
  readonly data: { get(dataId: DataId): { readonly values: Float32Array } };
  makeTensorInfo(shape: number[], dtype: string, values: Float32Array): TensorInfo;
}

/** What is used of tfjs-backend-wasm. */
interface WasmBackend extends KernelBackend {
  makeOutput(shape: number[], dtype: string): TensorInfo;
  typedArrayFromHeap(tensor: TensorInfo): Float32Array;
}

function registerUnlessThere(backendName: string, kernelFunc: KernelFunc): void {
  if (getKernel(tfjsKernels.equalBits, backendName)) return;
  registerKernel({ kernelName: tfjsKernels.equalBits, backendName, kernelFunc });
}

function quantized(
  { attrs }: Parameters<KernelFunc>[0],
  { shape }: TensorInfo,
  weights: Float32Array,
  out: Float32Array,
): Float32Array {
  const { quantizer, granularity } = attrs as unknown as EqualBitsAttributes; // as `quantizeTensor` passes them
  return quantizeGroups(quantizer, weights, groupsOf(shape, granularity), out);
}
