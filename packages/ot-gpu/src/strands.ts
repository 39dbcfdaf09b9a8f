import { BackendError, type GroupLayout } from "@equal-bits/core";

/**
 * Some rows (groups) in strands: weight i of a row stands in strand floor(i / depth), at i mod depth.
 *
 * A strand is the share of one thread in a sum, so sums run over `depth` weights and then over `width` strands: about the
 * square root of the row each. On the device a matrix has the sizes [rows, depth, width], so that threads read neighbours.
 */
export interface Strands {
  /** The first group among these rows. */
  readonly first: number;
  /** How many rows. */
  readonly rows: number;
  /** Strands of a row, a power of two. */
  readonly width: number;
  /** Weights of a strand; the last strands may have fewer. */
  readonly depth: number;
}

/** Whole numbers up to here are exact in float32, so indices and counts of one array are. */
export const EXACT_IN_FLOAT32: number = 2 ** 24;

/** A selection holds three counts of each strand. */
const COUNTS_OF_A_STRAND = 3;

/** WebGPU starts no more workgroups than 65,535 along one axis; rows are one. */
const MOST_ROWS = 32768;

/**
 * Cuts a matrix into parts that fit the device, each of whole rows.
 *
 * @internal
 */
export function splitRows({ groups, size }: GroupLayout, maxCells: number): Strands[] {
  const width = 2 ** Math.ceil(Math.log2(Math.max(1, Math.sqrt(size))));
  const depth = Math.ceil(size / width);
  const cells = width * Math.max(depth, COUNTS_OF_A_STRAND);
  if (cells > maxCells)
    throw new BackendError(
      `a group must fit in the ${maxCells} cells of one array of the device, got ${size} weights; ` +
        "use smaller groups, such as perFilter(), or @equal-bits/ot-wasm",
    );
  const most = Math.min(MOST_ROWS, Math.floor(maxCells / cells));
  const parts: Strands[] = [];
  for (let first = 0; first < groups; first += most)
    parts.push({ first, rows: Math.min(most, groups - first), width, depth });
  return parts;
}
