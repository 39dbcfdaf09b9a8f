import { requireWhole } from "@equal-bits/core";
import { countsEntropy } from "../levels/counts-entropy.js";
import { log2Multinomial } from "./log2-multinomial.js";
import { type MacsByPrecision, macsOf } from "./macs-by-precision.js";
import { type LayerCounts, layerCounts, type NetworkLayer } from "./network-layer.js";

/** What a layer or a network takes up; every number but the ratios adds up over the layers. */
export interface Size {
  /** Quantized weights. */
  readonly weights: number;
  /** Values that stay float32. */
  readonly realValues: number;
  /** The entropy bound: Σ over the filters of size × entropy of their counts, in bits. What no code of single weights gets below. */
  readonly entropyBits: number;
  /** The bound of an enumerative code: Σ over the filters of log₂ of the multinomial of their counts, in bits. Less than the entropy bound, and enough where the counts are promised. */
  readonly enumerativeBits: number;
  /** The quantized weights packed plainly at ⌈log₂ K⌉ bits each, with padding, in bytes. */
  readonly packedBytes: number;
  /** Packed weights and float32 values, in bytes. */
  readonly bytes: number;
  /** The same network with all of them float32, in bytes. */
  readonly float32Bytes: number;
  /** Multiplications for one example, by precision. */
  readonly macs: MacsByPrecision;
  /** Bits a quantized weight takes as packed; NaN where there is none, as the two below. */
  readonly bitsPerWeight: number;
  /** Bits a quantized weight by the entropy bound. */
  readonly entropyPerWeight: number;
  /** Bits a quantized weight by the enumerative bound. */
  readonly enumerativePerWeight: number;
  /** float32Bytes / bytes; 1 where there is nothing. */
  readonly compression: number;
}

/** A row of the table: the size of one layer. */
export interface LayerSize extends Size {
  /** What the layer is called. */
  readonly name: string;
  /** Filters of quantized weights. */
  readonly filters: number;
  /** K, how many levels. */
  readonly levels: number;
}

/** What is padded to whole bytes: each tensor, as in a file, or each filter, as for XNOR and popcount. */
export type Padding = "tensor" | "filter";

/**
 * What adds up.
 *
 * @internal
 */
export type Sums = Omit<Size, "bitsPerWeight" | "entropyPerWeight" | "enumerativePerWeight" | "compression">;

/**
 * The size of one layer.
 *
 * @throws ShapeError if the shape, levels and counts do not agree
 * @throws DomainError if a number is not whole or out of range
 * @internal
 */
export function layerSize(layer: NetworkLayer, padding: Padding): LayerSize {
  const { name, realValues = 0 } = layer;
  requireWhole(realValues, `realValues of ${name}`);
  const counts = layerCounts(layer);
  const { filters, size, levels } = counts;
  const packedBytes = packedBytesOf(counts, padding);
  const sums = {
    weights: filters * size,
    realValues,
    entropyBits: overFilters(counts, (row) => size * countsEntropy(row)),
    enumerativeBits: overFilters(counts, log2Multinomial),
    packedBytes,
    bytes: packedBytes + 4 * realValues,
    float32Bytes: 4 * (filters * size + realValues),
    macs: macsOf(layer.macs),
  };
  return Object.freeze({ name, filters, levels, ...withRatios(sums) });
}

function packedBytesOf({ filters, size, levels }: LayerCounts, padding: Padding): number {
  const bits = Math.ceil(Math.log2(levels));
  return padding === "tensor"
    ? Math.ceil((bits * filters * size) / 8)
    : filters * Math.ceil((bits * size) / 8);
}

function overFilters(counts: LayerCounts, bitsOf: (row: ArrayLike<number>) => number): number {
  if (counts.filters * counts.size === 0) return 0;
  return counts.rows.reduce((sum, row) => sum + bitsOf(row), 0) * counts.filtersPerRow;
}

/** @internal */
export function withRatios(sums: Sums): Size {
  const { weights, entropyBits, enumerativeBits, packedBytes, bytes, float32Bytes } = sums;
  return {
    ...sums,
    bitsPerWeight: (8 * packedBytes) / weights,
    entropyPerWeight: entropyBits / weights,
    enumerativePerWeight: enumerativeBits / weights,
    compression: bytes === 0 ? 1 : float32Bytes / bytes,
  };
}
