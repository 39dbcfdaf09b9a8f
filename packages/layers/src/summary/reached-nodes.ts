import type { LayersModel, layers, SymbolicTensor } from "@tensorflow/tfjs-layers";

/** One use of a layer in a model. */
export interface LayerUse {
  /** The layer. */
  readonly layer: layers.Layer;
  /** What it is given, and gives. */
  readonly node: layers.Layer["inboundNodes"][number];
}

/**
 * Every use of a layer that the outputs of a model depend on: a shared layer is there once for each.
 *
 * @internal
 */
export function reachedNodes(model: LayersModel): LayerUse[] {
  const seen = new Set<unknown>();
  const uses: LayerUse[] = [];
  const open: SymbolicTensor[] = [...model.outputs];
  for (let tensor = open.pop(); tensor !== undefined; tensor = open.pop()) {
    const node = nodeOf(tensor);
    if (seen.has(node)) continue;
    seen.add(node);
    uses.push({ layer: tensor.sourceLayer, node });
    open.push(...node.inputTensors);
  }
  return uses;
}

/**
 * The use of a layer that a tensor comes from.
 *
 * @internal
 */
export function nodeOf({ sourceLayer, nodeIndex }: SymbolicTensor): LayerUse["node"] {
  return sourceLayer.inboundNodes[nodeIndex];
}
