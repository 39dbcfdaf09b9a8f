/**
 * The weights of saved models: safetensors and tfjs layers models, as bytes in and tensors out, and back. Runs anywhere; what reads and writes
 * files is in `@equal-bits/weights/node`.
 *
 * @packageDocumentation
 */
export { parseSafetensors } from "./safetensors/parse-safetensors.js";
export { writeSafetensors } from "./safetensors/write-safetensors.js";
export { filtersOf } from "./tensor/filters-of.js";
export { printable } from "./tensor/printable.js";
export { storedTensor, type TensorValues } from "./tensor/stored-tensor.js";
export type { TensorDtype } from "./tensor/tensor-dtype.js";
export { valuesOf } from "./tensor/values-of.js";
export type { WeightFile } from "./tensor/weight-file.js";
export type { Quantization, StoredTensor, WeightTensor } from "./tensor/weight-tensor.js";
export { type BinaryWeights, binaryWeights } from "./tfjs/binary-weights.js";
export { parseTfjsModel } from "./tfjs/parse-tfjs-model.js";
export { type TfjsWriteOptions, writeTfjsModel } from "./tfjs/write-tfjs-model.js";
