import { FormatError } from "@equal-bits/core";

const BLOCK = 512;

/**
 * The plain files of a tar archive, by name. Nothing is written anywhere, so hostile names are only names.
 *
 * Reads the ustar format and its predecessor; long names of GNU tar and pax are passed over, and so are links and folders.
 *
 * @param tar - the archive, decompressed
 * @param file - what the archive is called in error messages
 * @returns content by name, as views of `tar`; of two files of one name the later one, as tar has it
 * @throws FormatError if a header is damaged or a file reaches beyond the end
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html ("ustar Interchange Format")
 * @internal
 */
export function tarMembers(tar: Uint8Array, file: string): Map<string, Uint8Array> {
  const members = new Map<string, Uint8Array>();
  for (let at = 0; at < tar.length && tar[at] !== 0; ) {
    const header = tar.subarray(at, at + BLOCK);
    requireHeader(header, file, at);
    const start = at + BLOCK;
    const size = octal(header, 124, 12);
    requireSize(size, tar.length - start, `${file}: ${nameOf(header)}`);
    if (isPlainFile(header)) members.set(nameOf(header), tar.subarray(start, start + size));
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return members;
}

function requireSize(size: number, left: number, member: string): void {
  if (Number.isNaN(size))
    throw new FormatError(`${member} must have its size as an octal number, got other bytes`);
  if (size > left)
    throw new FormatError(`${member} must have ${size} bytes, got ${left}; the archive is truncated`);
}

function requireHeader(header: Uint8Array, file: string, at: number): void {
  if (header.length < BLOCK)
    throw new FormatError(
      `${file} must have a tar header of ${BLOCK} bytes at byte ${at}, got ${header.length}`,
    );
  const declared = octal(header, 148, 8);
  // the checksum's own eight bytes count as spaces
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  if (declared !== sum)
    throw new FormatError(
      `${file} must have a tar header with checksum ${sum} at byte ${at}, got ${declared}`,
    );
}

/** NaN where the field is no octal number, as for the binary sizes of files beyond 8 GiB. */
function octal(header: Uint8Array, start: number, length: number): number {
  const digits = text(header, start, length).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}

function nameOf(header: Uint8Array): string {
  const name = text(header, 0, 100);
  const prefix = text(header, 257, 8) === "ustar" ? text(header, 345, 155) : ""; // GNU's "ustar  " keeps times there
  return prefix === "" ? name : `${prefix}/${name}`;
}

function isPlainFile(header: Uint8Array): boolean {
  const type = header[156];
  return type === 0x30 || type === 0; // "0", and NUL of the old format
}

function text(header: Uint8Array, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}
