import { BinaryLayer } from "@equal-bits/layers";
import type { Variable } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";

/**
 * The names of the variables that hold the latent weights of a model; of tickets, the scores.
 *
 * @internal
 */
export function latentNames(model: LayersModel): Set<string> {
  const layers = model.layers.filter((layer) => layer instanceof BinaryLayer);
  const latents = layers.flatMap(({ banks }) => banks.map((bank) => bank.latentWeights() as Variable)); // a layer's weight is a variable
  return new Set(latents.map(({ name }) => name));
}
