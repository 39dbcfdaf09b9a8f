import type { LayersModel, layers } from "@tensorflow/tfjs-layers";

/**
 * Whether a layer is a model that is used within another.
 *
 * @internal
 */
export function isModel(layer: LayersModel | layers.Layer): layer is LayersModel {
  return "layers" in layer;
}
