import { constants } from "node:buffer";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { FormatError } from "@equal-bits/core";

const gunzipAsync = promisify(gunzip);

/**
 * The content of a file that may be gzipped, as its first bytes tell, not its name. No data file of ours begins like gzip.
 *
 * @param bytes - the file
 * @param maxBytes - greatest length of the content, ≥ 1; decompression stops there, whatever the file claims
 * @param file - what the file is called in error messages
 * @returns `bytes` itself if it is not gzipped
 * @throws FormatError if the content is longer than `maxBytes` or the gzip stream is corrupt or cut off
 * @internal
 */
export async function decompress(bytes: Uint8Array, maxBytes: number, file: string): Promise<Uint8Array> {
  if (!(bytes[0] === 0x1f && bytes[1] === 0x8b)) {
    if (bytes.length > maxBytes) throw tooLong(file, maxBytes, `${bytes.length}`);
    return bytes;
  }
  try {
    const content = await gunzipAsync(bytes, { maxOutputLength: Math.min(maxBytes, constants.MAX_LENGTH) });
    return new Uint8Array(content.buffer, content.byteOffset, content.length);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException; // what zlib rejects with
    if (code === "ERR_BUFFER_TOO_LARGE") throw tooLong(file, maxBytes, "more");
    throw new FormatError(`${file} must be a whole gzip stream, got ${message}; fetch it anew`);
  }
}

/**
 * Greatest length of a file, raw or gzipped, with so much content.
 *
 * Gzip adds at most 5 bytes to each block of incompressible data, of which there is less than one in 500 bytes, and a header.
 *
 * @internal
 */
export function gzippedBound(bytes: number): number {
  return Math.ceil(bytes * 1.01) + 4096;
}

/** @internal */
export function tooLong(file: string, maxBytes: number, got: string): FormatError {
  return new FormatError(
    `${file} must have at most ${maxBytes} bytes of content, got ${got}; the limit for a folder's files is \`maxFileBytes\``,
  );
}
