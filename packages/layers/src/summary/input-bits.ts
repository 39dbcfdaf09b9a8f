import type { LayersModel, layers, SymbolicTensor } from "@tensorflow/tfjs-layers";
import { BiHalf } from "../activations/bi-half.js";
import { RSign } from "../activations/r-sign.js";
import { SignActivation } from "../activations/sign-activation.js";
import { isModel } from "../parts/is-model.js";
import { movingLayers } from "../parts/moving-layers.js";
import { onceATensor } from "../parts/once-a-tensor.js";
import { nodeOf } from "./reached-nodes.js";
import { bitsOf } from "./weight-counts.js";

/** Bits of a tensor in a model: 1 where it is binary, 32 where it is real-valued. */
export type BitsOfTensor = (tensor: SymbolicTensor) => number;

/**
 * Tells the bits of the tensors of a model.
 *
 * @param inputs - bits of each of its inputs
 * @internal
 */
export function inputBits(model: LayersModel, inputs: readonly number[]): BitsOfTensor {
  return onceATensor(
    model.inputs.map((input, i) => [input, inputs[i] ?? 32]),
    derived,
  );
}

function derived(tensor: SymbolicTensor, bitsOfTensor: BitsOfTensor): number {
  const layer: layers.Layer = tensor.sourceLayer;
  if (layer instanceof SignActivation || layer instanceof RSign) return 1;
  if (layer instanceof BiHalf) return bitsOf(layer.quantizer?.levels ?? 2);
  const given = (): number[] => nodeOf(tensor).inputTensors.map(bitsOfTensor);
  if (isModel(layer)) return inputBits(layer, given())(layer.outputs[tensor.tensorIndex]);
  return movingLayers.includes(layer.getClassName()) ? Math.max(...given()) : 32;
}
