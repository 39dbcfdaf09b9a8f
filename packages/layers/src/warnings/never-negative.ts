import type { layers, SymbolicTensor } from "@tensorflow/tfjs-layers";
import { movingLayers } from "../parts/moving-layers.js";
import { onceATensor } from "../parts/once-a-tensor.js";

/** Activation functions of tfjs whose values are all ≥ 0. */
const ACTIVATIONS: readonly string[] = ["relu", "relu6", "sigmoid", "hardSigmoid", "softmax", "softplus"];

/** Layers that are such a function. */
const RECTIFIERS: readonly string[] = ["ReLU", "ThresholdedReLU", "Softmax"];

/** Layers that give no negative value if all their inputs are ≥ 0. */
const KEEPERS: readonly string[] = [
  ...movingLayers,
  "Add",
  "Average",
  "AveragePooling1D",
  "AveragePooling2D",
  "AveragePooling3D",
  "GlobalAveragePooling1D",
  "GlobalAveragePooling2D",
  "Multiply",
  "ZeroPadding2D",
];

/**
 * The name of a layer because of which a tensor of a model is never negative, or null where none is known.
 *
 * @internal
 */
export function neverNegative(tensor: SymbolicTensor): string | null {
  return onceATensor([], culprit)(tensor);
}

function culprit(
  tensor: SymbolicTensor,
  culpritOf: (tensor: SymbolicTensor) => string | null,
): string | null {
  const layer: layers.Layer = tensor.sourceLayer;
  if (isRectifier(layer)) return layer.name;
  if (!KEEPERS.includes(layer.getClassName()) || tensor.inputs.length === 0) return null;
  const culprits = tensor.inputs.map(culpritOf);
  return culprits.includes(null) ? null : culprits[0];
}

function isRectifier(layer: layers.Layer): boolean {
  if (RECTIFIERS.includes(layer.getClassName())) return true;
  const { activation } = layer.getConfig();
  return typeof activation === "string" && ACTIVATIONS.includes(activation);
}
