import { FormatError } from "@equal-bits/core";
import { io, type Optimizer, type Tensor } from "@tensorflow/tfjs-core";

/** A tensor and its name, as optimizers take and give them. */
export type NamedTensor = Awaited<ReturnType<Optimizer["getWeights"]>>[number];

/** What a tensor must be: known from the model, never taken from a file. */
export type TensorKind = Pick<Tensor, "shape"> & {
  readonly dtype: "float32" | "int32";
  /** Default its place among the others. */
  readonly name?: string;
};

/**
 * The values of tensors as text, one after the other.
 *
 * @internal
 */
export async function encodeTensors(tensors: readonly NamedTensor[]): Promise<string> {
  const { data } = await io.encodeWeights([...tensors]);
  return Buffer.from(data).toString("base64");
}

/**
 * The tensors again.
 *
 * @param text - from {@link encodeTensors}; anything else is refused
 * @param kinds - what each tensor must be
 * @param path - the file that the text comes from, for the message
 * @returns new tensors; the receiver disposes them
 * @throws FormatError if the text has not exactly as many bytes as these tensors
 * @internal
 */
export function decodeTensors(text: unknown, kinds: readonly TensorKind[], path: string): NamedTensor[] {
  const bytes = Uint8Array.from(Buffer.from(typeof text === "string" ? text : "", "base64"));
  const needed = kinds.reduce((sum, { shape }) => sum + 4 * sizeOf(shape), 0);
  if (bytes.length !== needed)
    throw new FormatError(
      `checkpoint ${path} must hold tensors of ${needed} bytes, got ${bytes.length}; delete it or train without resuming`,
    );
  const specs = kinds.map(({ shape, dtype }, place) => ({ name: String(place), shape: [...shape], dtype }));
  const tensors = io.decodeWeights(bytes.buffer, specs);
  return kinds.map(({ name }, place) => ({ name: name ?? String(place), tensor: tensors[place] }));
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, axis) => size * axis, 1);
}
