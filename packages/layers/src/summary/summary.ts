import { DomainError } from "@equal-bits/core";
import type { LayersModel, layers } from "@tensorflow/tfjs-layers";
import { firstShape } from "../only-one.js";
import { type BitsOfTensor, inputBits, isModel } from "./input-bits.js";
import { type MacCounts, macsOf, noMacs, plus } from "./macs-of.js";
import { reachedNodes } from "./reached-nodes.js";
import { sizeOf, type WeightCount, weightCounts } from "./weight-counts.js";

/** What a layer holds and does. */
export interface LayerSummary {
  /** Its name in the model. */
  readonly name: string;
  /** Its class, as `"BinaryConv2D"`. */
  readonly kind: string;
  /** What it gives, batch first; an open axis is null. */
  readonly outputShape: readonly (number | null)[];
  /** Its weights by their bits, fewest bits first; scales that are worked out are not counted, learned ones are. */
  readonly weights: readonly WeightCount[];
  /** How many of its weights are trained. */
  readonly trainable: number;
  /** What its weights take, each by its bits and whole bytes for each width. */
  readonly bytes: number;
  /** Its multiplications for one example: those of dense layers and convolutions. */
  readonly macs: MacCounts;
}

/** What a model holds and does. */
export interface SummaryTotals {
  /** Number of weights. */
  readonly weights: number;
  /** How many of them are trained. */
  readonly trainable: number;
  /** Mean bits a weight; 0 of none. */
  readonly bitsPerWeight: number;
  /** What the weights take. */
  readonly bytes: number;
  /** What they would take as float32. */
  readonly float32Bytes: number;
  /** How many times more that is; 1 without weights. */
  readonly compression: number;
  /** Multiplications for one example. */
  readonly macs: MacCounts;
  /** The share of them that is binary, 0 … 1; 0 of none. */
  readonly binaryShare: number;
}

/** A model, layer by layer and in all; plain data. */
export interface Summary {
  /** The layers in the model's order, without its inputs; those of models within it in their place. */
  readonly layers: readonly LayerSummary[];
  /** Sums over them. */
  readonly totals: SummaryTotals;
}

/**
 * What a model holds and does: bits, memory and multiplications by precision, as larq tells them.
 *
 * It tells of the model in use, so a binary weight counts as one bit though its latent weight is kept while the model trains. A layer that is
 * used several times multiplies each time and is held once. Layers that tfjs wraps in another, as in `timeDistributed`, count as real-valued
 * weights without multiplications, and so do recurrent layers.
 *
 * @param model - whose layers know their shapes, sequential or functional
 * @returns plain data
 * @throws DomainError if the model has no outputs yet, or the image size of a convolution is open
 * @see Geiger and the Plumerai team, Larq, Journal of Open Source Software, 2020: `lq.models.summary`
 */
export function summary(model: LayersModel): Summary {
  if (!(model.outputs?.length > 0))
    throw new DomainError(
      "the model must have outputs to be summed up, got none; give its first layer an inputShape",
    );
  const macs = new Map<layers.Layer, MacCounts>();
  countMacs(model, inputBits(model, []), macs);
  const all = layersIn(model).map((layer) => layerSummary(layer, macs.get(layer) ?? noMacs));
  return { layers: all, totals: totalsOf(all) };
}

function countMacs(model: LayersModel, bitsOf: BitsOfTensor, macs: Map<layers.Layer, MacCounts>): void {
  for (const use of reachedNodes(model)) {
    const given = use.node.inputTensors.map(bitsOf);
    if (isModel(use.layer)) countMacs(use.layer, inputBits(use.layer, given), macs);
    else macs.set(use.layer, plus(macs.get(use.layer) ?? noMacs, macsOf(use, given[0] ?? 32)));
  }
}

/** Each layer once, though it may be used more often. */
function layersIn(model: LayersModel): layers.Layer[] {
  const all = model.layers.flatMap((layer) => (isModel(layer) ? layersIn(layer) : [layer]));
  return [...new Set(all)].filter((layer) => layer.getClassName() !== "InputLayer");
}

function layerSummary(layer: layers.Layer, macs: MacCounts): LayerSummary {
  const weights = weightCounts(layer);
  return {
    name: layer.name,
    kind: layer.getClassName(),
    outputShape: firstShape(layer.inboundNodes[0].outputShapes),
    weights,
    trainable: sizeOf(layer.trainableWeights.map((weight) => weight.shape)),
    bytes: weights.reduce((sum, { bits, count }) => sum + Math.ceil((bits * count) / 8), 0),
    macs,
  };
}

function totalsOf(all: readonly LayerSummary[]): SummaryTotals {
  const counts = all.flatMap(({ weights }) => weights);
  const weights = counts.reduce((sum, { count }) => sum + count, 0);
  const bits = counts.reduce((sum, { bits, count }) => sum + bits * count, 0);
  const bytes = all.reduce((sum, layer) => sum + layer.bytes, 0);
  const macs = all.reduce((sum, layer) => plus(sum, layer.macs), noMacs);
  const multiplications = macs.binary + macs.mixed + macs.real;
  return {
    weights,
    trainable: all.reduce((sum, layer) => sum + layer.trainable, 0),
    bitsPerWeight: weights === 0 ? 0 : bits / weights,
    bytes,
    float32Bytes: 4 * weights,
    compression: bytes === 0 ? 1 : (4 * weights) / bytes,
    macs,
    binaryShare: multiplications === 0 ? 0 : macs.binary / multiplications,
  };
}
