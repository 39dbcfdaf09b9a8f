import { headerLength, LENGTH_BYTES } from "../safetensors/header-length.js";
import { safetensorsHeader } from "../safetensors/safetensors-header.js";
import type { OpenedFile } from "./opened-file.js";
import { readRange } from "./read-range.js";

/**
 * Reads the header of a safetensors file.
 *
 * @param path - the file, also for messages
 * @param bytes - its length
 * @throws FormatError if it is none
 * @internal
 */
export async function openSafetensors(path: string, bytes: number): Promise<OpenedFile> {
  const length = headerLength(await readRange(path, 0, LENGTH_BYTES, path), bytes, path);
  const data = LENGTH_BYTES + length;
  const header = await readRange(path, LENGTH_BYTES, data, path);
  const { metadata, tensors } = safetensorsHeader(header, bytes - data, path);
  let at = data;
  const places = new Map(
    tensors.map((tensor) => {
      const begin = at;
      at += tensor.byteLength;
      return [tensor, [{ path, begin, end: at }]] as const;
    }),
  );
  return {
    weights: {
      format: "safetensors",
      tensors,
      metadata,
      model: null,
      files: [{ path, bytes }],
      fileBytes: bytes,
    },
    places,
  };
}
