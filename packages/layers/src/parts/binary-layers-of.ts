import type { LayersModel, layers } from "@tensorflow/tfjs-layers";
import { BinaryLayer } from "../binary/binary-layer.js";
import { layersOf } from "./layers-of.js";

/**
 * The layers of a model that have binary weights, those of models within it too.
 *
 * @param model - any model of tfjs
 * @returns the layers in the order of the model
 */
export function binaryLayersOf(model: LayersModel | layers.Layer): BinaryLayer[] {
  return layersOf(model).filter((layer) => layer instanceof BinaryLayer);
}
