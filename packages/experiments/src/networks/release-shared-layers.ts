import type { LayersModel } from "@tensorflow/tfjs-layers";

/**
 * Lets a model's `dispose` free layers that it uses more than once.
 *
 * tfjs counts every use of a layer, but a model lets go of each layer once, so the weights of a shared one would stay for ever.
 *
 * @param model - just made or loaded
 * @returns the model
 * @internal
 */
export function releaseSharedLayers<Model extends LayersModel>(model: Model): Model {
  for (const layer of model.layers) for (let use = 1; use < layer.inboundNodes.length; use++) layer.dispose();
  return model;
}
