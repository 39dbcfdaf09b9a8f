import { BinaryLayer } from "@equal-bits/layers";
import { add, mul, tidy, type Variable } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import type { TrainingSettings } from "./training-settings.js";

/**
 * Multiplies the initial latent weights of all binary layers, then adds to them.
 *
 * @internal
 */
export function moveLatents(
  model: LayersModel,
  { latentFactor, latentOffset }: Pick<TrainingSettings, "latentFactor" | "latentOffset">,
): void {
  if (latentFactor === 1 && latentOffset === 0) return;
  for (const layer of model.layers.filter((one) => one instanceof BinaryLayer))
    for (const bank of layer.banks) {
      const latent = bank.latentWeights() as Variable; // a layer's weight is a variable
      tidy(() => latent.assign(add(mul(latent, latentFactor), latentOffset)));
    }
}
