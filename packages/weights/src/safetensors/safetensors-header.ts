import { FormatError, shown } from "@equal-bits/core";
import { asRecord } from "../json/as-record.js";
import { boundedJson } from "../json/bounded-json.js";
import { byText } from "../tensor/by-text.js";
import { describeTensor, isSize } from "../tensor/describe-tensor.js";
import { printable } from "../tensor/printable.js";
import { requireTensorCount } from "../tensor/require-tensor-count.js";
import type { WeightTensor } from "../tensor/weight-tensor.js";
import { safetensorsDtypes } from "./safetensors-dtypes.js";

/**
 * What a header says, compared with the length of the data behind it.
 *
 * @internal
 */
export interface SafetensorsHeader {
  /** Texts of `__metadata__`. */
  readonly metadata: ReadonlyMap<string, string>;
  /** The tensors in the order of their bytes: each begins where the one before ends, and the last ends with the file. */
  readonly tensors: readonly WeightTensor[];
}

/**
 * Reads the header of a safetensors file.
 *
 * @param bytes - the JSON, perhaps with spaces behind it
 * @param dataBytes - length of what follows it
 * @param file - what the file is called in error messages
 * @throws FormatError if it is no header, or the tensors do not fill the data without holes and overlaps
 * @see https://github.com/huggingface/safetensors#format
 * @internal
 */
export function safetensorsHeader(bytes: Uint8Array, dataBytes: number, file: string): SafetensorsHeader {
  const header = `the header of ${file}`;
  const entries = bytes[0] === OPEN_OBJECT ? asRecord(boundedJson(bytes, header)) : null;
  if (entries === null)
    throw new FormatError(`${header} must be a JSON object that begins with its first byte`);
  requireTensorCount(entries.size, file);
  const places = [...entries]
    .filter(([name]) => name !== METADATA)
    .map(([name, entry]) => placedTensor(name, entry, file))
    .sort(
      (one, other) =>
        one.begin - other.begin || one.end - other.end || byText(one.tensor.name, other.tensor.name),
    );
  requireNoHoles(places, dataBytes, file);
  return {
    metadata: textsOf(entries.get(METADATA), header),
    tensors: places.map(({ tensor }) => tensor),
  };
}

const OPEN_OBJECT = 0x7b;
const METADATA = "__metadata__";

interface PlacedTensor {
  readonly tensor: WeightTensor;
  readonly begin: number;
  readonly end: number;
}

function placedTensor(name: string, entry: unknown, file: string): PlacedTensor {
  const what = `tensor "${printable(name)}" of ${file}`;
  const fields = asRecord(entry);
  if (fields === null)
    throw new FormatError(`${what} must have dtype, shape and data_offsets, got ${printable(shown(entry))}`);
  const code = fields.get("dtype");
  const dtype = typeof code === "string" ? safetensorsDtypes.get(code) : undefined;
  if (dtype === undefined)
    throw new FormatError(
      `${what} must have a dtype of ${[...safetensorsDtypes.keys()].join(", ")}, got ${printable(shown(code))}`,
    );
  const tensor = describeTensor({ name, shape: fields.get("shape"), dtype }, file);
  const { begin, end } = offsetsOf(fields.get("data_offsets"), what);
  if (end - begin !== tensor.byteLength)
    throw new FormatError(
      `${what} must have ${tensor.byteLength} bytes, as ${code} of shape [${tensor.shape.join(", ")}] takes, got data_offsets [${begin}, ${end}]`,
    );
  return { tensor, begin, end };
}

function offsetsOf(offsets: unknown, what: string): { begin: number; end: number } {
  const [begin, end]: unknown[] = Array.isArray(offsets) && offsets.length === 2 ? offsets : [];
  if (!(isSize(begin) && isSize(end) && begin <= end))
    throw new FormatError(
      `${what} must have data_offsets [begin, end] of whole numbers with 0 ≤ begin ≤ end, got ${Array.isArray(offsets) ? `[${printable(offsets.slice(0, 3).map(shown).join(", "))}]` : printable(shown(offsets))}`,
    );
  return { begin, end };
}

function requireNoHoles(places: readonly PlacedTensor[], dataBytes: number, file: string): void {
  let at = 0;
  for (const { tensor, begin, end } of places) {
    if (begin !== at)
      throw new FormatError(
        `tensor "${printable(tensor.name)}" of ${file} must begin at ${at}, where the one before ends, got ${begin}; there must be no holes and no overlaps`,
      );
    at = end;
  }
  if (at !== dataBytes)
    throw new FormatError(
      `${file} must have ${at} bytes behind its header, as its tensors take, got ${dataBytes}; it is ${at > dataBytes ? "truncated" : "too long"}`,
    );
}

function textsOf(metadata: unknown, header: string): ReadonlyMap<string, string> {
  if (metadata === undefined) return new Map();
  const texts = asRecord(metadata);
  if (texts === null || ![...texts.values()].every((text) => typeof text === "string"))
    throw new FormatError(`__metadata__ in ${header} must be an object of texts, got something else`);
  return texts as ReadonlyMap<string, string>; // looked at above
}
