import { FormatError } from "@equal-bits/core";
import { MOST_JSON_BYTES } from "../json/bounded-json.js";

/**
 * Bytes in front of the header: its length as a whole number of 64 bits.
 *
 * @internal
 */
export const LENGTH_BYTES = 8;

/**
 * The length of the header, as its first bytes claim and the file's length allows.
 *
 * @param start - the first bytes of the file, at least 8 if it has so many
 * @param fileBytes - length of the file
 * @param file - what it is called in error messages
 * @throws FormatError if the header would be longer than the file, or than any header
 * @internal
 */
export function headerLength(start: Uint8Array, fileBytes: number, file: string): number {
  if (start.length < LENGTH_BYTES)
    throw new FormatError(
      `${file} must begin with ${LENGTH_BYTES} bytes for the length of its header, got ${start.length} bytes in all`,
    );
  const length = new DataView(start.buffer, start.byteOffset, LENGTH_BYTES).getBigUint64(0, true);
  const most = Math.min(MOST_JSON_BYTES, fileBytes - LENGTH_BYTES);
  if (length > BigInt(most))
    throw new FormatError(
      `the header of ${file} must have at most ${most} bytes, as there are and as may be, got a claim of ${length}; it is truncated or no safetensors file`,
    );
  return Number(length);
}
