import { DomainError } from "@equal-bits/core";
import type { LayersModel, layers } from "@tensorflow/tfjs-layers";
import { isModel } from "../parts/is-model.js";
import { type BitsOfTensor, inputBits } from "./input-bits.js";
import { type MacCounts, macsOf, noMacs, plus } from "./macs-of.js";
import { reachedNodes } from "./reached-nodes.js";
import { type Shape, type ShapeOfTensor, tensorShapes } from "./tensor-shapes.js";
import { sizeOf, type WeightCount, weightCounts } from "./weight-counts.js";

/** What a layer holds and does. */
export interface LayerSummary {
  /** Its name in the model. */
  readonly name: string;
  /** Its class, as `"BinaryConv2D"`. */
  readonly kind: string;
  /** What it gives at its first use in the model, batch first; an open axis is null. */
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
  /** What they would take as float32; of a frozen model with its table of what levels are worth, which the model it was made from has not. */
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
  const uses = new Map<layers.Layer, Uses>();
  countUses(model, inputBits(model, []), tensorShapes(model, []), uses);
  const all = layersIn(model).map((layer) => layerSummary(layer, uses.get(layer)));
  return { layers: all, totals: totalsOf(all) };
}

/** All uses of a layer that the outputs of the model depend on. */
interface Uses {
  readonly macs: MacCounts;
  /** Of the first use. */
  readonly outputShape: Shape;
  /** Which use of the layer, in any model, is the first of this one. */
  readonly place: number;
}

function countUses(
  model: LayersModel,
  bitsOf: BitsOfTensor,
  shapeOf: ShapeOfTensor,
  uses: Map<layers.Layer, Uses>,
): void {
  for (const { layer, node } of reachedNodes(model)) {
    const bits = node.inputTensors.map(bitsOf);
    const shapes = node.inputTensors.map(shapeOf);
    if (isModel(layer)) countUses(layer, inputBits(layer, bits), tensorShapes(layer, shapes), uses);
    else {
      const outputShape = shapeOf(node.outputTensors[0]);
      const inputShape = shapes[0] ?? outputShape;
      const macs = macsOf(layer, { bits: bits[0] ?? 32, inputShape, outputShape });
      uses.set(
        layer,
        joined(uses.get(layer), { macs, outputShape, place: layer.inboundNodes.indexOf(node) }),
      );
    }
  }
}

function joined(known: Uses | undefined, use: Uses): Uses {
  if (known === undefined) return use;
  const { outputShape, place } = known.place < use.place ? known : use;
  return { macs: plus(known.macs, use.macs), outputShape, place };
}

/** Each layer once, though it may be used more often. */
function layersIn(model: LayersModel): layers.Layer[] {
  const all = model.layers.flatMap((layer) => (isModel(layer) ? layersIn(layer) : [layer]));
  return [...new Set(all)].filter((layer) => layer.getClassName() !== "InputLayer");
}

const unused: Uses = { macs: noMacs, outputShape: [], place: 0 };

function layerSummary(layer: layers.Layer, { macs, outputShape }: Uses = unused): LayerSummary {
  const weights = weightCounts(layer);
  return {
    name: layer.name,
    kind: layer.getClassName(),
    outputShape,
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
