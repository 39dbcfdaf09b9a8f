/** What a tensor is to a network. */
export type TensorKind =
  /** Weights of filters: two axes or more. */
  | "kernel"
  /** One number for each filter or input, as biases and batch-norm have, or a single number. */
  | "vector"
  /** What the levels of a frozen layer are worth. */
  | "table";

/** Of how many tensors hold which value. */
export interface LevelCount {
  /** The value. */
  readonly value: number;
  /** How many weights have it. */
  readonly count: number;
}

/** What can be said of the numbers of a tensor. */
export interface Measures {
  /** How many are +1: those that sign makes +1, or that lie above the middle of their levels. */
  readonly positives: number;
  /** The share of these. */
  readonly ratio: number;
  /** The share in the filter that has the least. */
  readonly ratioLeast: number;
  /** The share in the filter that has the most. */
  readonly ratioGreatest: number;
  /** Bits of information in a weight, mean over the filters. */
  readonly entropy: number;
  /** Bits that tell apart the orders in which these signs, or levels, may lie, given how many of each a filter has; all filters together. */
  readonly enumerativeBits: number;
  /** The share of exact zeros. */
  readonly sparsity: number;
  /** What a weight may be once it is packed: 2 for +1 and −1, 3 with the zeros of pruned real numbers, or as many as there are levels. */
  readonly symbols: number;
  /** The values, lowest first, where they are few; null where they are real. */
  readonly levels: readonly LevelCount[] | null;
}

/** A tensor of a file, looked at. */
export interface InspectedTensor {
  /** As in the file: any text. */
  readonly name: string;
  /** Length of each axis. */
  readonly shape: readonly number[];
  /** What its numbers are when read. */
  readonly dtype: string;
  /** How they are stored. */
  readonly storedAs: string;
  /** What it is to the network. */
  readonly kind: TensorKind;
  /** The quantizer of its layer, where the topology names one: any text. */
  readonly quantizer: string | null;
  /** What it holds for that quantizer: latent weights, a mask, codes, values, or a ticket and its scores. */
  readonly holds: string | null;
  /** How many numbers. */
  readonly weights: number;
  /** Bytes in the file. */
  readonly bytes: number;
  /** How many filters; 1 of what has none. */
  readonly filters: number;
  /** Weights of a filter. */
  readonly size: number;
  /** What can be said of its numbers, or null and why not. */
  readonly measures: Measures | null;
  /** Why nothing is said of its numbers; null where something is. */
  readonly unmeasured: string | null;
  /** Bits that a packed weight takes: 1, or enough for its levels; null of what is not packed. */
  readonly bits: number | null;
  /** Bytes when packed; those of the file for what is not packed. */
  readonly packedBytes: number;
  /** Bytes that the entropy leaves, which no code of the filters each for itself goes below; null of what is not packed. */
  readonly entropyBytes: number | null;
  /** Bytes of a code that numbers the orders of each filter, given its counts; less than the entropy leaves. Null of what is not packed. */
  readonly enumerativeBytes: number | null;
}

/** Sums over tensors. */
export interface TensorTotals {
  /** How many tensors. */
  readonly tensors: number;
  /** How many numbers. */
  readonly weights: number;
  /** Their bytes in the files. */
  readonly bytes: number;
  /** The share of +1 among the numbers of which it is known; null of none. */
  readonly ratio: number | null;
  /** Bits of information in a weight, mean over these numbers. */
  readonly entropy: number | null;
  /** The share of exact zeros among these. */
  readonly sparsity: number | null;
  /** Bytes when kernels are packed. */
  readonly packedBytes: number;
  /** The sum of the bounds of the kernels. */
  readonly entropyBytes: number;
  /** The sum of the codes of the kernels. */
  readonly enumerativeBytes: number;
}

/** All that `inspect` finds. */
export interface Inspection {
  /** What the user named. */
  readonly path: string;
  /** Format of the files. */
  readonly format: "safetensors" | "tfjs";
  /** Texts of the file about itself. */
  readonly metadata: ReadonlyMap<string, string>;
  /** Which axis of a kernel its filters run along. */
  readonly filterAxis: "first" | "last";
  /** The files and their lengths. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Length of all files. */
  readonly fileBytes: number;
  /** The tensors in the order of the file. */
  readonly tensors: readonly InspectedTensor[];
  /** Over all tensors. */
  readonly totals: TensorTotals;
  /** Over the kernels. */
  readonly kernels: TensorTotals;
}
