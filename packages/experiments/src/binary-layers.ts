import { binarize, unitScale } from "@equal-bits/binarize";
import { BinaryLayer, TicketFilters } from "@equal-bits/layers";
import { mul, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { placedQuantizer } from "./placed-quantizer.js";

/** The levels and latent weights of one binary layer, read out; tfjs's layout, filters as columns. */
export interface BinaryWeights {
  /** The layer's name in the model. */
  readonly name: string;
  /** Number of filters. */
  readonly filters: number;
  /** Weights in each filter. */
  readonly size: number;
  /** K, how many levels there are. */
  readonly levelCount: number;
  /** The place of each weight's level, 2k − (K − 1): −1 or +1; −2, 0 or +2; length `filters * size`. */
  readonly levels: Float32Array;
  /** The latent weights, same length; of a ticket the scores. */
  readonly latents: Float32Array;
  /** Set where the levels do not follow the latents, so that no cut lies between them: of a ticket. Default absent. */
  readonly uncut?: true;
}

/**
 * The binary weights of a model, input first.
 *
 * @internal
 */
export function binaryWeightsOf(model: LayersModel): BinaryWeights[] {
  return model.layers.filter((layer) => layer instanceof BinaryLayer).map(readOut);
}

/**
 * Only the levels of each of them, as a training loop reads them after every step.
 *
 * @internal
 */
export function binaryLevelsOf(model: LayersModel): Float32Array[] {
  return model.layers.filter((layer) => layer instanceof BinaryLayer).map(levelsOf);
}

function levelsOf(layer: BinaryLayer): Float32Array {
  const { granularity, quantizer } = layer;
  if (isTicket(layer)) return tidy(() => mul(layer.levels(), 2).dataSync<"float32">().slice()); // −1, 0 and +1 at their places
  const options = { granularity, scale: unitScale() };
  return tidy(() =>
    binarize(layer.latentWeights(), placedQuantizer(quantizer), options).dataSync<"float32">().slice(),
  );
}

function readOut(layer: BinaryLayer): BinaryWeights {
  const latent = layer.latentWeights();
  const filters = latent.shape[latent.shape.length - 1];
  return {
    name: layer.name,
    filters,
    size: latent.size / filters,
    levelCount: isTicket(layer) ? 3 : layer.quantizer.levels,
    levels: levelsOf(layer),
    latents: latent.dataSync<"float32">().slice(),
    ...(isTicket(layer) ? { uncut: true } : {}),
  };
}

/** A layer of frozen weights, whose quantizer looks at scores: its levels are those of the kept weights. */
function isTicket({ banks: [bank] }: BinaryLayer): boolean {
  return bank instanceof TicketFilters;
}
