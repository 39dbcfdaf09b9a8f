import { type Granularity, groupsOf, type Quantizer, quantizeGroups, tfjsKernels } from "@equal-bits/core";
import { util } from "@tensorflow/tfjs-core";
import { levelsByCount } from "../levels-by-count.js";
import { requireFloat32, type TrainingKernel } from "../training-kernel.js";
import { addressOf, makeOutputs, memoryOf } from "../wasm-heap.js";
import { type HeapMatrix, writeByRank } from "../write-by-rank.js";

/**
 * The levels of latent weights, with the bits of core's `quantizeGroups`.
 *
 * A rule that promises counts, of a group or the whole layer, and fixed or centred values is carried out by ranking, in SIMD
 * kernels; any other is itself called on views of the backend's memory. Nothing is copied either way.
 */
export const equalBits: TrainingKernel = {
  kernelName: tfjsKernels.equalBits,
  run: ({ inputs: { w }, backend, attrs }) => {
    requireFloat32(tfjsKernels.equalBits, { w });
    const { quantizer, granularity } = attrs as unknown as EqualBitsAttributes; // the contract in core's tfjsKernels
    const layout = groupsOf(w.shape, granularity);
    const [out] = makeOutputs(backend, w.shape);
    try {
      const matrix = { backend, layout, weights: addressOf(backend, w), out: addressOf(backend, out) };
      if (util.sizeFromShape(w.shape) > 0) quantize(quantizer, matrix);
    } catch (error) {
      backend.disposeData(out.dataId);
      throw error;
    }
    return out;
  },
};

interface EqualBitsAttributes {
  readonly quantizer: Quantizer;
  readonly granularity: Granularity;
}

function quantize(quantizer: Quantizer, matrix: HeapMatrix): void {
  const levels = levelsByCount(quantizer, matrix.layout);
  if (levels && writeByRank(levels, matrix)) return;
  const { backend, layout, weights, out } = matrix;
  const { buffer } = memoryOf(backend);
  const length = layout.groups * layout.size;
  // Weights that cannot be ranked are refused here, in the words of the rule
  quantizeGroups(
    quantizer,
    new Float32Array(buffer, weights, length),
    layout,
    new Float32Array(buffer, out, length),
  );
}
