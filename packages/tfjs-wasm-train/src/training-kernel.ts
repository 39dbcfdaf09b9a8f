import { BackendError } from "@equal-bits/core";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { KernelFunc, NamedAttrMap, NamedTensorInfoMap, TensorInfo } from "@tensorflow/tfjs-core";

/** A tfjs kernel of this package, before it is registered. */
export interface TrainingKernel {
  /** The kernel's name in tfjs's registry. */
  readonly kernelName: string;
  /** Computes it on the wasm backend. */
  readonly run: (call: KernelCall) => TensorInfo | readonly TensorInfo[];
}

/** Tensors by name; tfjs has checked that a kernel gets all its inputs. */
export type NamedTensors = Readonly<Record<string, TensorInfo>> & NamedTensorInfoMap;

/** What tfjs hands to a kernel. */
export interface KernelCall {
  /** The input tensors by name. */
  readonly inputs: NamedTensors;
  /** The backend that runs the kernel. */
  readonly backend: BackendWasm;
  /** The attributes by name. */
  readonly attrs: NamedAttrMap;
  /** The kernels of the backend as shipped, for those that build upon them. */
  readonly stock: (kernelName: string) => KernelFunc;
}

/**
 * Refuses tensors of another type: their bits would be read as float32.
 *
 * @param kernelName - for the message
 * @param tensors - what must be float32, by name
 * @throws BackendError naming the first tensor that is not float32
 */
export function requireFloat32(kernelName: string, tensors: Readonly<Record<string, TensorInfo>>): void {
  for (const [name, { dtype }] of Object.entries(tensors))
    if (dtype !== "float32")
      throw new BackendError(
        `${name} of ${kernelName} must be float32 on wasm, got ${dtype}; use tf.cast(${name}, "float32")`,
      );
}
