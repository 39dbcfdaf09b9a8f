import type { GroupLayout } from "@equal-bits/core";
import type { Output } from "./output.js";

/** A selection whose weights and outputs lie in a WebAssembly memory. All addresses are in bytes. */
export interface SelectionInMemory {
  /** Address of `groups * size` float32, a multiple of 4. */
  readonly weights: number;
  /** Where the groups lie. */
  readonly layout: GroupLayout;
  /** Address of an int32 for each group: how many of its weights are selected, 0 … size. */
  readonly counts: number;
  /** Address of the outputs, `outputBytes` of them; a multiple of 4 for floats and bits. */
  readonly out: number;
  /** What is written. */
  readonly output: Output;
  /** Address of the hints, `hintLength(groups)` float32, kept up to date; or 0 for none. Default 0. */
  readonly hints?: number;
  /** Address of `selectionScratchBytes(kernels, layout, output)` bytes, a multiple of 16. */
  readonly scratch: number;
}
