import { BatchMatMul, type BatchMatMulAttrs, type TensorInfo, Transpose, util } from "@tensorflow/tfjs-core";
import { type KernelCall, requireFloat32, type TrainingKernel } from "../training-kernel.js";

/**
 * The product of matrices, transposed ones at full speed.
 *
 * The stock kernel takes its fast path only for plain products of one matrix each; a transposed operand, as in every gradient
 * of a dense layer, sends it to a scalar loop. Transposing first costs little beside the product.
 */
export const batchMatMul: TrainingKernel = {
  kernelName: BatchMatMul,
  run: (call) => {
    const { inputs, attrs } = call;
    const { transposeA, transposeB } = attrs as unknown as BatchMatMulAttrs; // tfjs types attributes as an open map
    requireFloat32(BatchMatMul, inputs);
    const { a, b } = inputs;
    if (matrices(a) !== 1 || matrices(b) !== 1 || !(transposeA || transposeB))
      return product(call, inputs, call.attrs);
    const plainA = transposeA ? transposed(call, a) : a;
    try {
      const plainB = transposeB ? transposed(call, b) : b;
      try {
        return product(call, { a: plainA, b: plainB }, { transposeA: false, transposeB: false });
      } finally {
        if (plainB !== b) call.backend.disposeData(plainB.dataId);
      }
    } finally {
      if (plainA !== a) call.backend.disposeData(plainA.dataId);
    }
  },
};

function matrices({ shape }: TensorInfo): number {
  return util.sizeFromShape(shape.slice(0, -2));
}

function product(
  { stock, backend }: KernelCall,
  inputs: KernelCall["inputs"],
  attrs: KernelCall["attrs"],
): TensorInfo {
  return single(stock(BatchMatMul)({ inputs, backend, attrs }));
}

function transposed({ stock, backend }: KernelCall, x: TensorInfo): TensorInfo {
  const axes = x.shape.map((_, axis) => axis);
  const perm = [...axes.slice(0, -2), axes[axes.length - 1], axes[axes.length - 2]];
  return single(stock(Transpose)({ inputs: { x }, backend, attrs: { perm } }));
}

function single(result: TensorInfo | TensorInfo[]): TensorInfo {
  return Array.isArray(result) ? result[0] : result;
}
