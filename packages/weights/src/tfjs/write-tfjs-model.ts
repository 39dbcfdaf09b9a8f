import { DomainError, ShapeError, wholeNumbersAsBytes } from "@equal-bits/core";
import { printable } from "../tensor/printable.js";
import { requireNamesOnce } from "../tensor/require-names-once.js";
import { requireStored } from "../tensor/require-stored.js";
import { valuesOf } from "../tensor/values-of.js";
import type { StoredTensor, WeightTensor } from "../tensor/weight-tensor.js";
import { tfjsManifest } from "./tfjs-manifest.js";

/** How a tfjs model is written. */
export interface TfjsWriteOptions {
  /**
   * Whether float32 tensors of whole numbers that lie close together, such as levels, take one byte a number, in tfjs's own format for quantized
   * weights: every loader of tfjs gives the same float32 back. Default false.
   */
  readonly compact?: boolean;
}

/**
 * The files of a tfjs model with other numbers: `model.json` and `weights.bin`.
 *
 * The topology, and all else that the model says, stay as they are; so do names, shapes and dtypes of its tensors, in their order. The same arguments
 * give the same bytes.
 *
 * @param model - the whole `model.json` as plain data, from `parseTfjsModel` or `readWeights`
 * @param tensors - each tensor of the model, in any order: as it was read, or made by `storedTensor` with the same name and shape
 * @param options - whether whole numbers take a byte
 * @returns content of each file by name
 * @throws FormatError if the model has no list of weights
 * @throws DomainError if a tensor of the model is missing, stands twice, is of none of its names or of another dtype
 * @throws ShapeError if a tensor has another shape, or bytes that do not fill it
 */
export function writeTfjsModel(
  model: object,
  tensors: readonly StoredTensor[],
  { compact = false }: TfjsWriteOptions = {},
): ReadonlyMap<string, Uint8Array> {
  const listed = tfjsManifest(model, "model").flatMap((group) => group.tensors);
  const given = givenFor(listed, tensors).map((tensor) => (compact ? compacted(tensor) : tensor));
  const weightsManifest = [{ paths: [WEIGHTS], weights: given.map(specOf) }];
  const json = new TextEncoder().encode(`${JSON.stringify({ ...model, weightsManifest })}\n`);
  const weights = new Uint8Array(given.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { bytes } of given) {
    weights.set(bytes, at);
    at += bytes.length;
  }
  return new Map([
    ["model.json", json],
    [WEIGHTS, weights],
  ]);
}

const WEIGHTS = "weights.bin";

/** The tensor for each that the model lists, in its order. */
function givenFor(listed: readonly WeightTensor[], tensors: readonly StoredTensor[]): StoredTensor[] {
  requireNamesOnce(tensors);
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const given = listed.map((old) => {
    const tensor = byName.get(old.name);
    if (tensor === undefined)
      throw new DomainError(
        `tensors must hold each of the model's ${listed.length}, got none named "${printable(old.name)}"`,
      );
    requireSame(old, tensor);
    byName.delete(old.name);
    return tensor;
  });
  for (const name of byName.keys())
    throw new DomainError(`tensors must be of the model, got "${printable(name)}", which it has not`);
  return given;
}

function requireSame(old: WeightTensor, tensor: StoredTensor): void {
  const what = `tensor "${printable(old.name)}"`;
  if (tensor.shape.join() !== old.shape.join())
    throw new ShapeError(
      `${what} must keep its shape [${old.shape.join(", ")}], got [${tensor.shape.join(", ")}]`,
    );
  if (tensor.dtype !== old.dtype)
    throw new DomainError(
      `${what} must keep its dtype ${old.dtype}, got ${tensor.dtype}; a Float32Array makes float32, an Int32Array int32`,
    );
  requireStored(tensor);
}

function specOf({ name, shape, dtype, storedAs, quantization }: StoredTensor): object {
  if (quantization === null) return { name, shape, dtype };
  const { scale, min } = quantization;
  const grid = storedAs === "float16" ? {} : { scale, min };
  return { name, shape, dtype, quantization: { dtype: storedAs, ...grid } };
}

/** One byte a number where that gives the very numbers back; −0 has no byte. */
function compacted(tensor: StoredTensor): StoredTensor {
  if (tensor.dtype !== "float32" || tensor.quantization !== null) return tensor;
  const values = valuesOf(tensor);
  const found = values.some((value) => Object.is(value, -0)) ? null : wholeNumbersAsBytes(values);
  if (found === null) return tensor;
  const bytes = new Uint8Array(found.places);
  const quantization = { scale: found.step, min: found.least };
  return { ...tensor, storedAs: "uint8", quantization, byteLength: bytes.length, bytes };
}
