import { requireFinite } from "@equal-bits/core";
import type { LayersModel } from "@tensorflow/tfjs-layers";

/**
 * Refuses a model of which a weight, binary or not, is NaN or infinite.
 *
 * Binary layers refuse such latent weights themselves; the real-valued layers would only give wrong outputs.
 *
 * @throws NonFiniteError naming the weight and the index
 * @internal
 */
export function requireFiniteWeights(model: LayersModel): void {
  for (const weight of model.weights) requireFinite(weight.read().dataSync<"float32">(), weight.originalName);
}
