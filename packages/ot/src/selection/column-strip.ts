import { type GroupLayout, groupStart } from "@equal-bits/core";

/** Neighbouring columns that are copied at once: one alone would fetch a line of the cache for each of its weights. */
export const STRIP = 8;

/** Values of a matrix. */
export type Values = Float32Array | Uint8Array;

/** Which columns: `first` … `first + count − 1` of one block. */
export interface Strip {
  /** The number of the first group. */
  readonly first: number;
  /** How many. */
  readonly count: number;
}

/**
 * Copies columns to adjacent rows.
 *
 * @internal
 */
export function readStrip(values: Values, layout: GroupLayout, { first, count }: Strip, rows: Values): void {
  const { size, interleave } = layout;
  for (let i = 0, from = groupStart(layout, first); i < size; i++, from += interleave)
    for (let column = 0, to = i; column < count; column++, to += size) rows[to] = values[from + column];
}

/**
 * Copies adjacent rows to columns.
 *
 * @internal
 */
export function writeStrip(rows: Values, layout: GroupLayout, { first, count }: Strip, out: Values): void {
  const { size, interleave } = layout;
  for (let i = 0, to = groupStart(layout, first); i < size; i++, to += interleave)
    for (let column = 0, from = i; column < count; column++, from += size) out[to + column] = rows[from];
}
