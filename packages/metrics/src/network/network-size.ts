import { DomainError, shown } from "@equal-bits/core";
import { type LayerSize, layerSize, type Padding, type Size, type Sums, withRatios } from "./layer-size.js";
import { macsOf } from "./macs-by-precision.js";
import type { NetworkLayer } from "./network-layer.js";

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
  readonly padding?: Padding;
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
