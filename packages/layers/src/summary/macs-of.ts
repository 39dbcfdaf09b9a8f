import { DomainError } from "@equal-bits/core";
import type { layers } from "@tensorflow/tfjs-layers";
import { BinaryLayer } from "../binary/binary-layer.js";
import type { Shape } from "./tensor-shapes.js";
import { bitsOf, sizeOf } from "./weight-counts.js";

/** Multiplications with an addition for one example, by what is multiplied. */
export interface MacCounts {
  /** Both the weight and the input are binary: XNOR and popcount. */
  readonly binary: number;
  /** One of them has at most 8 bits, and they are not both binary: additions and subtractions where it is binary. */
  readonly mixed: number;
  /** Both are real-valued. */
  readonly real: number;
}

/** Classes that slide filters over the positions of their output; their first weights are the filters. */
const SLIDING: readonly string[] = ["Conv1D", "Conv2D", "Conv3D", "DepthwiseConv2D", "SeparableConv2D"];

/** Classes that spread each position of their input. */
const SPREADING: readonly string[] = ["Conv2DTranspose", "Conv3DTranspose"];

/** One use of a layer, as far as multiplications go. */
export interface Use {
  /** Bits of its first input. */
  readonly bits: number;
  /** The shape of its first input. */
  readonly inputShape: Shape;
  /** The shape of its first output. */
  readonly outputShape: Shape;
}

/**
 * The multiplications of one use of a layer, borders included; none where the layer has no filters.
 *
 * @throws DomainError if an axis but that of the batch is open
 * @internal
 */
export function macsOf(layer: layers.Layer, use: Use): MacCounts {
  const parts = productsOf(layer).map(({ size, ...product }, i) => ({
    count: size * positions(layer, use),
    inputBits: i === 0 ? use.bits : 32, // what is between the parts of a separable convolution is a sum
    ...product,
  }));
  return parts.reduce(
    (sum, { count, weightBits, inputBits }) => plus(sum, sorted(count, weightBits, inputBits)),
    noMacs,
  );
}

/** @internal */
export const noMacs: MacCounts = Object.freeze({ binary: 0, mixed: 0, real: 0 });

/** @internal */
export function plus(a: MacCounts, b: MacCounts): MacCounts {
  return { binary: a.binary + b.binary, mixed: a.mixed + b.mixed, real: a.real + b.real };
}

function sorted(count: number, weightBits: number, inputBits: number): MacCounts {
  if (weightBits === 1 && inputBits === 1) return { ...noMacs, binary: count };
  if (weightBits < 32 || inputBits < 32) return { ...noMacs, mixed: count };
  return { ...noMacs, real: count };
}

/** The filters that a layer multiplies by at each position, part by part. */
function productsOf(layer: layers.Layer): { readonly size: number; readonly weightBits: number }[] {
  if (layer instanceof BinaryLayer)
    return layer.banks.map(({ shape, parts }) => ({
      size: sizeOf([shape ?? [0]]),
      weightBits: bitsOf(parts.quantizer.levels),
    }));
  const name = layer.getClassName();
  if (![...SLIDING, ...SPREADING, "Dense"].includes(name)) return [];
  const kernels = layer.weights.slice(0, name === "SeparableConv2D" ? 2 : 1);
  return kernels.map(({ shape }) => ({ size: sizeOf([shape]), weightBits: 32 }));
}

/** How often all filters are applied: once a position of the output, or of the input where it is spread. */
function positions(layer: layers.Layer, { inputShape, outputShape }: Use): number {
  const axes = SPREADING.includes(layer.getClassName()) ? inputShape : outputShape;
  const places = layer.getConfig().dataFormat === "channelsFirst" ? axes.slice(2) : axes.slice(1, -1);
  if (places.includes(null))
    throw new DomainError(
      `the output of layer ${layer.name} must have known axes to be counted, got [${axes.map((axis) => axis ?? "open").join(", ")}]; give the model a whole input shape`,
    );
  return sizeOf([places]);
}
