import { DomainError, requireWhole, shown } from "@equal-bits/core";
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

/** The size of every layer, and their sums. */
export interface NetworkSize {
  /** In the order that they came. */
  readonly layers: readonly LayerSize[];
  /** The sums over them, and the ratios of these sums. */
  readonly totals: Size;
}

/** What may be set for {@link networkSize}. */
export interface NetworkSizeOptions {
  /** What is padded to whole bytes: each tensor, as in a file, or each filter, as for XNOR and popcount. Default "tensor". */
  readonly padding?: "tensor" | "filter";
}

/**
 * What the weights of a network take up, packed and at best, and what it multiplies.
 *
 * The bounds are of the quantized weights alone, without float32 values. Where counts are not promised but found, a code must tell them as
 * well, so its size is between the enumerative bound and that plus log₂ of the number of histograms.
 *
 * @param layers - plain data of each layer
 * @param options - what is padded
 * @returns a frozen record of rows and totals
 * @throws ShapeError if the shape, levels and counts of a layer do not agree; the message names the layer
 * @throws DomainError if a number is not whole or out of range, or `padding` is neither
 */
export function networkSize(
  layers: readonly NetworkLayer[],
  { padding = "tensor" }: NetworkSizeOptions = {},
): NetworkSize {
  if (padding !== "tensor" && padding !== "filter")
    throw new DomainError(`padding must be "tensor" or "filter", got ${shown(padding)}`);
  const rows = layers.map((layer) => layerSize(layer, padding));
  return Object.freeze({ layers: Object.freeze(rows), totals: Object.freeze(withRatios(sumOf(rows))) });
}

/** What adds up. */
type Sums = Omit<Size, "bitsPerWeight" | "entropyPerWeight" | "enumerativePerWeight" | "compression">;

function layerSize(layer: NetworkLayer, padding: "tensor" | "filter"): LayerSize {
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

function packedBytesOf({ filters, size, levels }: LayerCounts, padding: "tensor" | "filter"): number {
  const bits = Math.ceil(Math.log2(levels));
  return padding === "tensor"
    ? Math.ceil((bits * filters * size) / 8)
    : filters * Math.ceil((bits * size) / 8);
}

function overFilters(counts: LayerCounts, bitsOf: (row: ArrayLike<number>) => number): number {
  if (counts.filters * counts.size === 0) return 0;
  return counts.rows.reduce((sum, row) => sum + bitsOf(row), 0) * counts.filtersPerRow;
}

function sumOf(rows: readonly Sums[]): Sums {
  const sum = (pick: (row: Sums) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  return {
    weights: sum(({ weights }) => weights),
    realValues: sum(({ realValues }) => realValues),
    entropyBits: sum(({ entropyBits }) => entropyBits),
    enumerativeBits: sum(({ enumerativeBits }) => enumerativeBits),
    packedBytes: sum(({ packedBytes }) => packedBytes),
    bytes: sum(({ bytes }) => bytes),
    float32Bytes: sum(({ float32Bytes }) => float32Bytes),
    macs: macsOf({
      binary: sum(({ macs }) => macs.binary),
      mixed: sum(({ macs }) => macs.mixed),
      real: sum(({ macs }) => macs.real),
    }),
  };
}

function withRatios(sums: Sums): Size {
  const { weights, entropyBits, enumerativeBits, packedBytes, bytes, float32Bytes } = sums;
  return {
    ...sums,
    bitsPerWeight: (8 * packedBytes) / weights,
    entropyPerWeight: entropyBits / weights,
    enumerativePerWeight: enumerativeBits / weights,
    compression: bytes === 0 ? 1 : float32Bytes / bytes,
  };
}
