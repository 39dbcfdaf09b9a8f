import type { StoredTensor, WeightTensor } from "./weight-tensor.js";

/** What a file of weights holds. */
export interface WeightFile<Tensor extends WeightTensor = StoredTensor> {
  /** Which of the two formats it is. */
  readonly format: "safetensors" | "tfjs";
  /** Its tensors in the order in which their bytes stand in the file, each of another name. */
  readonly tensors: readonly Tensor[];
  /** Texts that the file says of itself: `__metadata__` of safetensors; `format`, `generatedBy` and `convertedBy` of tfjs. */
  readonly metadata: ReadonlyMap<string, string>;
  /** The whole `model.json` as plain data, topology and all; null for safetensors. */
  readonly model: object | null;
}
