import type { WeightFile } from "../tensor/weight-file.js";
import { headerLength, LENGTH_BYTES } from "./header-length.js";
import { safetensorsHeader } from "./safetensors-header.js";

/**
 * The tensors of a safetensors file.
 *
 * Nothing is allocated for what the header claims: every tensor is a view of the given bytes. As strict as the reference: no holes, no
 * overlaps, no bytes left over, and no name twice.
 *
 * @param bytes - the whole file; kept, not copied
 * @param file - what it is called in error messages. Default `"safetensors file"`
 * @returns its tensors and texts
 * @throws FormatError if it is truncated, too long, or not what it claims to be
 * @see https://github.com/huggingface/safetensors#format
 */
export function parseSafetensors(bytes: Uint8Array, file = "safetensors file"): WeightFile {
  const length = headerLength(bytes.subarray(0, LENGTH_BYTES), bytes.length, file);
  const start = LENGTH_BYTES + length;
  const { metadata, tensors } = safetensorsHeader(
    bytes.subarray(LENGTH_BYTES, start),
    bytes.length - start,
    file,
  );
  let at = bytes.byteOffset + start;
  const stored = tensors.map((tensor) => {
    // not `subarray`, which would keep a caller's Buffer a Buffer
    const view = new Uint8Array(bytes.buffer, at, tensor.byteLength);
    at += tensor.byteLength;
    return Object.freeze({ ...tensor, bytes: view });
  });
  return Object.freeze({ format: "safetensors", tensors: Object.freeze(stored), metadata, model: null });
}
