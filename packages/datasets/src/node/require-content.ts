import { FormatError } from "@equal-bits/core";
import type { SourceFile } from "./dataset-source.js";
import { sha256 } from "./sha256.js";

/**
 * Refuses content that is not the published one.
 *
 * @param content - the decompressed file
 * @param expected - what was published
 * @param where - path or address of the file, for the message
 * @throws FormatError if length or checksum differ
 * @internal
 */
export function requireContent(content: Uint8Array, expected: SourceFile, where: string): void {
  if (content.length !== expected.bytes)
    throw new FormatError(`${where} must have ${expected.bytes} bytes of content, got ${content.length}`);
  const digest = sha256(content);
  if (digest !== expected.sha256)
    throw new FormatError(`${where} must have content of SHA-256 ${expected.sha256}, got ${digest}`);
}
