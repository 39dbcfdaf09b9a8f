import { ShapeError } from "@equal-bits/core";
import type { Tensor } from "@tensorflow/tfjs-core";

/** What tfjs hands to `build`: one shape, or a list of them for layers of several inputs. An open axis is null. */
export type ShapeOrShapes = (number | null)[] | (number | null)[][];

/** @internal */
export function onlyShape(shape: ShapeOrShapes): (number | null)[] {
  if (!Array.isArray(shape[0])) return shape as (number | null)[]; // its first entry is an axis
  if (shape.length !== 1) throw new ShapeError(`the layer must have one input, got ${shape.length}`);
  return shape[0];
}

/** The first shape of a list, or the only one. @internal */
export function firstShape(shapes: ShapeOrShapes): (number | null)[] {
  return Array.isArray(shapes[0]) ? shapes[0] : (shapes as (number | null)[]); // its first entry is an axis
}

/** @internal */
export function onlyTensor(inputs: Tensor | Tensor[]): Tensor {
  if (!Array.isArray(inputs)) return inputs;
  if (inputs.length !== 1) throw new ShapeError(`the layer must have one input, got ${inputs.length}`);
  return inputs[0];
}

/**
 * @returns the last axis
 * @throws ShapeError if it is open
 * @internal
 */
export function lastAxis(shape: readonly (number | null)[], layer: string): number {
  const channels = shape.at(-1);
  if (channels == null)
    throw new ShapeError(`the last axis of the input of ${layer} must be known, got [${shape.join(", ")}]`);
  return channels;
}
