import type { LayersModel } from "@tensorflow/tfjs-layers";
import { BinaryLayer } from "../binary/binary-layer.js";
import { isModel } from "../parts/is-model.js";

/** A part of a model's topology, as `toJSON` writes it. */
type Json = Record<string, unknown>;

/**
 * The topology of a model with all of its binary layers frozen.
 *
 * @param model - the model
 * @param topology - what its `toJSON` gave
 * @returns a new topology
 * @internal
 */
export function frozenTopology(model: LayersModel, topology: object): Json {
  return frozenModel(model, structuredClone(topology) as Json); // an object of JSON
}

function frozenModel(model: LayersModel, topology: Json): Json {
  const { layers: list } = topology.config as { readonly layers: Json[] }; // of every model of tfjs, in the model's order
  model.layers.forEach((layer, i) => {
    if (isModel(layer)) frozenModel(layer, list[i]);
    else if (layer instanceof BinaryLayer && !layer.frozen) freezeConfig(layer, list[i].config as Json); // of every layer
  });
  return topology;
}

function freezeConfig({ banks }: BinaryLayer, config: Json): void {
  const quantizers = banks.map(({ parts: { quantizer }, levelCount }) => ({
    name: quantizer.name,
    levels: levelCount,
  }));
  config.frozen = true;
  config.quantizer = quantizers[0];
  if (banks.length > 1) config.pointwise_quantizer = quantizers[1];
  for (const part of ["scale", "relaxation", "gradient"]) {
    delete config[part];
    delete config[`pointwise_${part}`];
  }
  for (const part of ["kernel_constraint", "pruning", "ticket"]) delete config[part];
}
