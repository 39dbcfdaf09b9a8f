import type { WeightFile } from "../tensor/weight-file.js";
import type { StoredTensor, WeightTensor } from "../tensor/weight-tensor.js";

/** The weights of a model on disk: all that is known of them at once, their numbers when they are asked for. */
export interface OpenedWeights extends WeightFile<WeightTensor> {
  /** The files that they are in, that of the topology too, and how long each is. */
  readonly files: readonly {
    /** Where it is. */
    readonly path: string;
    /** Its length. */
    readonly bytes: number;
  }[];
  /** Length of all files together. */
  readonly fileBytes: number;
  /**
   * Reads one tensor. Only its own bytes are in memory then; the file is opened and closed again.
   *
   * @param tensor - one of `tensors`, the record itself
   * @returns the tensor with its bytes, for `valuesOf` and the writers
   * @throws DomainError if it is none of them, or a file cannot be read any more
   * @throws FormatError if a file has become shorter
   * @throws BackendError if there is no memory for it
   */
  read(tensor: WeightTensor): Promise<StoredTensor>;
}
