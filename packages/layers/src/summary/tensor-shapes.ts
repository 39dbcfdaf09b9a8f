import type { LayersModel, SymbolicTensor } from "@tensorflow/tfjs-layers";
import { firstShape } from "../only-one.js";
import { isModel } from "../parts/is-model.js";
import { onceATensor } from "../parts/once-a-tensor.js";
import { nodeOf } from "./reached-nodes.js";

/** A shape, batch first; an open axis is null. */
export type Shape = (number | null)[];

/** The shape of a tensor in a model. */
export type ShapeOfTensor = (tensor: SymbolicTensor) => Shape;

/**
 * Tells the shapes of the tensors of a model where its inputs have the given shapes: a model within another may be open where that knows more.
 *
 * @param inputs - shapes of each of its inputs
 * @internal
 */
export function tensorShapes(model: LayersModel, inputs: readonly Shape[]): ShapeOfTensor {
  const given = model.inputs.map(({ shape }, i) => shape.map((axis, at) => inputs[i]?.[at] ?? axis));
  if (model.inputs.every(({ shape }, i) => sameShape(shape, given[i]))) return ({ shape }) => shape;
  return onceATensor(
    model.inputs.map((input, i) => [input, given[i]]),
    derived,
  );
}

function derived(tensor: SymbolicTensor, shapeOf: ShapeOfTensor): Shape {
  const { sourceLayer: layer, tensorIndex } = tensor;
  const given = nodeOf(tensor).inputTensors.map(shapeOf);
  if (isModel(layer)) return tensorShapes(layer, given)(layer.outputs[tensorIndex]);
  const shapes = layer.computeOutputShape(given.length === 1 ? given[0] : given);
  return Array.isArray(shapes[0]) ? (shapes as Shape[])[tensorIndex] : firstShape(shapes); // one shape, or one for each output
}

function sameShape(a: Shape, b: Shape): boolean {
  return a.every((axis, at) => axis === b[at]);
}
