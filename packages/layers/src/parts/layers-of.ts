import type { LayersModel, layers } from "@tensorflow/tfjs-layers";
import { isModel } from "./is-model.js";

/**
 * The layers of a model, a model within it taken apart likewise.
 *
 * @internal
 */
export function layersOf(model: LayersModel | layers.Layer): layers.Layer[] {
  return isModel(model) ? model.layers.flatMap(layersOf) : [model];
}
