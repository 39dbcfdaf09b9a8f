import { apportion, requireLevels, requireWhole, ShapeError } from "@equal-bits/core";
import type { MacsByPrecision } from "./macs-by-precision.js";

/** What is to be known of a layer to tell its size; all of it plain data. */
export interface NetworkLayer {
  /** What the layer is called. */
  readonly name: string;
  /** The counts of each filter, one row of K for each, lowest level first; rows of one sum. Default even counts, which take the most bits. */
  readonly counts?: readonly ArrayLike<number>[];
  /** The shape of the quantized weights, filters last. Default as the counts have it, and no quantized weights without them. */
  readonly shape?: readonly number[];
  /** K, how many levels, 2 … 256. Default as the counts have it, and 2 without them. */
  readonly levels?: number;
  /** Values that stay float32: biases, scales, normalization, real-valued weights; a whole number. Default 0. */
  readonly realValues?: number;
  /** Multiplications for one example. Default none. */
  readonly macs?: Partial<MacsByPrecision>;
}

/**
 * The filters of a layer: rows of counts, and how many filters each row stands for.
 *
 * @internal
 */
export interface LayerCounts {
  readonly filters: number;
  readonly size: number;
  readonly levels: number;
  readonly rows: readonly ArrayLike<number>[];
  /** Filters a row; all of them where even counts are taken. */
  readonly filtersPerRow: number;
}

/**
 * @throws ShapeError if shape, levels and counts do not agree, naming the layer
 * @throws DomainError if a number is out of range
 * @internal
 */
export function layerCounts(layer: NetworkLayer): LayerCounts {
  const { counts, shape } = layer;
  const levels = layer.levels ?? counts?.[0]?.length ?? 2;
  requireWhole(levels, `levels of ${layer.name}`, 2);
  requireLevels(levels, `counts of ${layer.name}`);
  const rowSize = counts === undefined ? 0 : sizeOfRows(layer.name, counts, levels);
  const [filters, size] = shape === undefined ? [counts?.length ?? 0, rowSize] : sizesOf(layer.name, shape);
  if (counts === undefined) {
    const even = apportion(size, new Array<number>(levels).fill(1 / levels));
    return { filters, size, levels, rows: [even], filtersPerRow: filters };
  }
  if (counts.length !== filters || (filters > 0 && rowSize !== size))
    throw new ShapeError(
      `the counts of ${layer.name} must be of ${filters} filters of ${size} weights, as its shape, got ${counts.length} of ${rowSize}`,
    );
  return { filters, size, levels, rows: counts, filtersPerRow: 1 };
}

function sizesOf(name: string, shape: readonly number[]): [filters: number, size: number] {
  shape.forEach((axis, i) => {
    requireWhole(axis, `shape[${i}] of ${name}`);
  });
  return [shape.at(-1) ?? 1, shape.slice(0, -1).reduce((product, axis) => product * axis, 1)];
}

function sizeOfRows(name: string, counts: readonly ArrayLike<number>[], levels: number): number {
  const sums = counts.map((row, filter) => {
    if (row.length !== levels)
      throw new ShapeError(`counts[${filter}] of ${name} must be of ${levels} levels, got ${row.length}`);
    return Array.from(row).reduce((sum, count) => {
      requireWhole(count, `each of counts[${filter}] of ${name}`);
      return sum + count;
    }, 0);
  });
  const other = sums.findIndex((sum) => sum !== sums[0]);
  if (other >= 0)
    throw new ShapeError(
      `counts[${other}] of ${name} must sum to ${sums[0]}, as the first filter's, got ${sums[other]}`,
    );
  return sums[0] ?? 0;
}
