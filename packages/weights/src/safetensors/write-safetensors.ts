import { DomainError } from "@equal-bits/core";
import { MOST_JSON_BYTES } from "../json/bounded-json.js";
import { byText } from "../tensor/by-text.js";
import { printable } from "../tensor/printable.js";
import { requireNamesOnce } from "../tensor/require-names-once.js";
import { requireStored } from "../tensor/require-stored.js";
import { bitsOf, type TensorDtype } from "../tensor/tensor-dtype.js";
import type { StoredTensor } from "../tensor/weight-tensor.js";
import { LENGTH_BYTES } from "./header-length.js";
import { safetensorsDtypes } from "./safetensors-dtypes.js";

/**
 * A safetensors file of some tensors.
 *
 * Tensors of longer numbers come first, as the reference has it, so that every number lies at a multiple of its length, and tensors without numbers before
 * others; otherwise the order is kept. The same tensors give the same bytes.
 *
 * @param tensors - from `storedTensor`, or from a file; each of another name
 * @param metadata - texts for `__metadata__`. Default none
 * @returns the file
 * @throws DomainError if a name stands twice or is `__metadata__`, names and texts take more than 100 MB, or a tensor is quantized, which the format has no place for
 * @throws ShapeError if the bytes of a tensor are not as many as its shape takes
 * @see https://github.com/huggingface/safetensors#format
 */
export function writeSafetensors(
  tensors: readonly StoredTensor[],
  metadata: ReadonlyMap<string, string> = new Map(),
): Uint8Array {
  requireNamesOnce(tensors);
  tensors.forEach(requireStored);
  const codes = tensors.map(codeOf);
  const ordered = tensors
    .map((tensor, i) => ({ tensor, code: codes[i], bits: bitsOf(tensor.storedAs) }))
    .sort(byPlace);
  const header = headerOf(ordered, metadata);
  const total = tensors.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const file = new Uint8Array(LENGTH_BYTES + header.length + total);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, LENGTH_BYTES);
  let at = LENGTH_BYTES + header.length;
  for (const { tensor } of ordered) {
    file.set(tensor.bytes, at);
    at += tensor.byteLength;
  }
  return file;
}

interface CodedTensor {
  readonly tensor: StoredTensor;
  readonly code: string;
  readonly bits: number;
}

/** Tensors without numbers lie at one place, where only their names tell them apart. */
function byPlace(one: CodedTensor, other: CodedTensor): number {
  const empty = Number(one.tensor.size > 0) - Number(other.tensor.size > 0);
  const sameEmpty = one.tensor.size === 0 ? byText(one.tensor.name, other.tensor.name) : 0;
  return other.bits - one.bits || empty || sameEmpty;
}

/** The JSON, with spaces behind it up to a multiple of 8 bytes. */
function headerOf(tensors: readonly CodedTensor[], metadata: ReadonlyMap<string, string>): Uint8Array {
  let at = 0;
  const entries = tensors.map(({ tensor: { name, shape, byteLength }, code }) => {
    const entry = { dtype: code, shape, data_offsets: [at, at + byteLength] };
    at += byteLength;
    return [name, entry] as const;
  });
  const said = [...metadata].sort(([one], [other]) => byText(one, other)); // a reader may give names like "0" first
  const texts = said.length === 0 ? [] : [`${JSON.stringify(METADATA)}:{${membersOf(said).join(",")}}`];
  const bytes = new TextEncoder().encode(`{${[...texts, ...membersOf(entries)].join(",")}}`);
  if (bytes.length > MOST_JSON_BYTES)
    throw new DomainError(
      `names and texts must fit into a header of ${MOST_JSON_BYTES} bytes, got ${bytes.length}`,
    );
  const padded = new Uint8Array(Math.ceil(bytes.length / 8) * 8).fill(0x20);
  padded.set(bytes);
  return padded;
}

const METADATA = "__metadata__";

/** Not through an object, which would put names like "0" first and lose "__proto__". */
function membersOf(entries: readonly (readonly [string, unknown])[]): string[] {
  return entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
}

function codeOf({ name, storedAs, quantization }: StoredTensor): string {
  if (name === METADATA)
    throw new DomainError(`a tensor must not be named ${METADATA}, where the format keeps its texts`);
  if (quantization !== null)
    throw new DomainError(
      `tensor "${printable(name)}" must not be quantized, as safetensors has no scale and min, got ${storedAs}; write storedTensor(name, shape, valuesOf(tensor))`,
    );
  return CODES.get(storedAs) ?? "";
}

const CODES = new Map<TensorDtype, string>([...safetensorsDtypes].map(([code, dtype]) => [dtype, code]));
