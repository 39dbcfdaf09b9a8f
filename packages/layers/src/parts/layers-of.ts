import type { LayersModel, layers } from "@tensorflow/tfjs-layers";

/**
 * The layers of a model, a model within it taken apart likewise.
 *
 * @internal
 */
export function layersOf(model: LayersModel | layers.Layer): layers.Layer[] {
  return "layers" in model ? model.layers.flatMap(layersOf) : [model];
}
