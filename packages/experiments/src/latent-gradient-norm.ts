import { addN, type NamedTensorMap, square, sum, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { latentNames } from "./latent-names.js";

/**
 * The L2 norm of the gradient to all latent weights of a model, from the gradients of a step; 0 where it has none.
 *
 * @internal
 */
export function latentGradientNorm(model: LayersModel): (gradients: NamedTensorMap) => number {
  const names = [...latentNames(model)];
  return (gradients) => {
    if (names.length === 0) return 0;
    return Math.sqrt(tidy(() => addN(names.map((name) => sum(square(gradients[name])))).dataSync()[0]));
  };
}
