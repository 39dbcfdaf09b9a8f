import { DomainError } from "@equal-bits/core";
import { io } from "@tensorflow/tfjs-core";
import { type LayersModel, type layers, loadLayersModel } from "@tensorflow/tfjs-layers";
import { BinaryLayer } from "../binary/binary-layer.js";
import { FrozenFilters } from "../filters/frozen-filters.js";
import { frozenWeights } from "../filters/frozen-weights.js";
import { LatentFilters } from "../filters/latent-filters.js";
import { TicketFilters } from "../filters/ticket-filters.js";
import { layersOf } from "../parts/layers-of.js";
import { frozenTopology } from "./frozen-topology.js";

/**
 * A copy of a model for use alone: each binary layer holds its levels for good, in place of latent weights and parts.
 *
 * The copy gives the outputs of the model, bit for bit. No quantizer runs in it and none need be known when it is loaded; what remains of
 * one is a code a weight, with that of 0 for a pruned one, which `compact` saves as one byte, and a value for each level and filter. Levels are the hard ones, whatever
 * relaxation is in use. Biases and all other layers are as they were, trainable as before. The copy is not compiled.
 *
 * @param model - any model of tfjs whose other layers tfjs can load; it stays as it is
 * @returns a new model; dispose of it when it is done with
 * @throws NonFiniteError if a latent weight is NaN or infinite
 * @throws DomainError if the scale of a layer is not one number a filter, or it is a ticket of real-valued weights
 */
export async function freeze(model: LayersModel): Promise<LayersModel> {
  for (const layer of layersOf(model)) if (layer instanceof BinaryLayer) requireLevels(layer);
  const topology = model.toJSON(null, false) as object; // no text, as the `false` asks for
  const frozen = await loadLayersModel(io.fromMemory({ modelTopology: frozenTopology(model, topology) }));
  try {
    const copies = layersOf(frozen);
    for (const [i, layer] of layersOf(model).entries()) await copyWeights(layer, copies[i]);
    return frozen;
  } catch (error) {
    frozen.dispose();
    throw error;
  }
}

function requireLevels({ name, banks }: BinaryLayer): void {
  if (banks.some(({ levelCount }) => levelCount === null))
    throw new DomainError(
      `layer ${name} must have levels to be frozen, got a ticket of real-valued weights; save the model as it is`,
    );
}

async function copyWeights(from: layers.Layer, to: layers.Layer): Promise<void> {
  if (!(from instanceof BinaryLayer && to instanceof BinaryLayer) || from.frozen) {
    to.setWeights(from.getWeights());
    return;
  }
  to.copyBias(from);
  for (const [i, bank] of from.banks.entries()) {
    const frozen = to.banks[i];
    const isLatent = bank instanceof LatentFilters || bank instanceof TicketFilters;
    if (!(isLatent && frozen instanceof FrozenFilters))
      throw new DomainError(`layer ${from.name} must have latent weights to be frozen, got other filters`);
    const weights = await frozenWeights(bank);
    frozen.write(weights);
    weights.codes.dispose();
    weights.values.dispose();
  }
}
