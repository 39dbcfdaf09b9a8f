import { layers } from "@tensorflow/tfjs-layers";

/**
 * Where images enter a network that is a sequence of layers.
 *
 * @param inputShape - height, width and channels
 * @internal
 */
export function imagesLayer(inputShape: readonly [number, number, number]): layers.Layer {
  return layers.inputLayer({ inputShape: [...inputShape], name: "images" });
}
