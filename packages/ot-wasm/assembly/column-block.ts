import { bytes, isFinite32 } from "./lanes";
import { FEW } from "./search";

/** Columns that are read together: one cache line of float32. */
export const WIDE: i32 = 16;

/** Rows whose tally fits into a byte. */
export const STRETCH: i32 = 255;

/**
 * Sixteen neighbouring columns of a row-major matrix, with what is known of each, in scratch memory. A column's number in
 * the block is its lane.
 */
@unmanaged
export class Block {
  weights: usize;
  /** Weights in a column. */
  size: i32;
  /** The distance from a weight to the next of its column: all columns of the matrix, or 16 in a copy of the block. */
  columns: i32;
  /** The distance between outputs: all columns of the matrix. */
  outColumns: i32;
  /** Passes over the block so far. */
  passes: i32;
  /** Lanes below it belong to the block before too, which has kept their hints. */
  firstNew: i32;
}

/** Bytes of sixteen numbers. */
export const LANES: usize = 64;
const NOTES: usize = (<usize>STRETCH + 1) << 3;
const LISTS: usize = (<usize>(FEW + 16)) << 2;

/** Bytes of a block. */
export const BLOCK_BYTES: usize = 64 + 6 * LANES + NOTES + 2 * <usize>WIDE * LISTS;

/** Sixteen float32: the lower ends of the bands. */
export function lowsOf(b: Block): usize {
  return changetype<usize>(b) + 64;
}

/** Sixteen float32: the upper ends of the bands. */
export function highsOf(b: Block): usize {
  return lowsOf(b) + LANES;
}

/** Sixteen int32: how many weights lie above the upper ends, or above the thresholds. */
export function abovesOf(b: Block): usize {
  return lowsOf(b) + 2 * LANES;
}

/** Sixteen int32: how many candidates lie in the bands; the first FEW of them are kept. */
export function candidatesOf(b: Block): usize {
  return lowsOf(b) + 3 * LANES;
}

/** Sixteen float32: the sums of the columns. */
export function sumsOf(b: Block): usize {
  return lowsOf(b) + 4 * LANES;
}

/** Sixteen float32: the sums of squares over every eighth row. */
export function squaresOf(b: Block): usize {
  return lowsOf(b) + 5 * LANES;
}

/** Where the notes of a stretch lie: row << 32 | mask of the columns with a candidate. */
export function notesOf(b: Block): usize {
  return lowsOf(b) + 6 * LANES;
}

/** The row numbers of a column's candidates, ascending. */
export function indicesOf(b: Block, lane: i32): usize {
  return notesOf(b) + NOTES + <usize>lane * LISTS;
}

/** The candidates themselves. */
export function valuesOf(b: Block, lane: i32): usize {
  return indicesOf(b, WIDE + lane);
}

/** Where a weight of a column lies. */
export function weightOf(b: Block, lane: i32, row: i32): usize {
  return b.weights + <usize>row * bytes(b.columns) + bytes(lane);
}

/** Whether a column's weights are all finite. */
export function columnIsFinite(b: Block, lane: i32): bool {
  if (isFinite32(load<f32>(sumsOf(b) + bytes(lane)))) return true;
  for (let row: i32 = 0; row < b.size; row++)
    if (!isFinite32(load<f32>(weightOf(b, lane, row)))) return false;
  return true;
}
