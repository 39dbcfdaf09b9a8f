import type { LayersModel, layers, SymbolicTensor } from "@tensorflow/tfjs-layers";
import { BiHalf } from "../activations/bi-half.js";
import { RSign } from "../activations/r-sign.js";
import { SignActivation } from "../activations/sign-activation.js";
import { nodeOf } from "./reached-nodes.js";
import { bitsOf } from "./weight-counts.js";

/** Layers that give only values that they were given; dropout does so outside training. */
const MOVERS: readonly string[] = [
  "Concatenate",
  "Cropping2D",
  "Dropout",
  "Flatten",
  "GlobalMaxPooling1D",
  "GlobalMaxPooling2D",
  "MaxPooling1D",
  "MaxPooling2D",
  "MaxPooling3D",
  "Maximum",
  "Minimum",
  "Permute",
  "RepeatVector",
  "Reshape",
  "SpatialDropout1D",
  "UpSampling2D",
];

/** Bits of a tensor in a model: 1 where it is binary, 32 where it is real-valued. */
export type BitsOfTensor = (tensor: SymbolicTensor) => number;

/**
 * Tells the bits of the tensors of a model.
 *
 * @param inputs - bits of each of its inputs
 * @internal
 */
export function inputBits(model: LayersModel, inputs: readonly number[]): BitsOfTensor {
  const known = new Map<number, number>(model.inputs.map(({ id }, i) => [id, inputs[i] ?? 32]));
  const bitsOfTensor: BitsOfTensor = (tensor) => {
    const bits = known.get(tensor.id) ?? derived(tensor, bitsOfTensor);
    known.set(tensor.id, bits);
    return bits;
  };
  return bitsOfTensor;
}

function derived(tensor: SymbolicTensor, bitsOfTensor: BitsOfTensor): number {
  const layer: layers.Layer = tensor.sourceLayer;
  if (layer instanceof SignActivation || layer instanceof RSign) return 1;
  if (layer instanceof BiHalf) return bitsOf(layer.quantizer?.levels ?? 2);
  const given = (): number[] => nodeOf(tensor).inputTensors.map(bitsOfTensor);
  if (isModel(layer)) return inputBits(layer, given())(layer.outputs[tensor.tensorIndex]);
  return MOVERS.includes(layer.getClassName()) ? Math.max(...given()) : 32;
}

/** @internal */
export function isModel(layer: layers.Layer): layer is LayersModel {
  return "layers" in layer;
}
