import { FormatError } from "@equal-bits/core";

/**
 * Which format a file is of, as its first bytes tell, not its name.
 *
 * Both begin in ways that exclude each other: safetensors with a length whose upper bytes are 0, which no JSON has; JSON with an object.
 *
 * @param start - the first bytes, 16 if the file has so many
 * @param file - what it is called in error messages
 * @throws FormatError if it is neither, with the remedy where another format is recognised
 * @internal
 */
export function toldFormat(start: Uint8Array, file: string): "safetensors" | "tfjs" {
  if (start.length >= 8 && start[6] === 0 && start[7] === 0 && !start.subarray(0, 6).every(isSpace))
    return "safetensors";
  const first = start.subarray(hasMark(start) ? 3 : 0).find((byte) => !isSpace(byte));
  if (first === 0x7b) return "tfjs";
  const [, other, remedy] = OTHERS.find(([magic]) => magic.every((byte, i) => start[i] === byte)) ?? [
    [],
    `one that begins with ${hexOf(start)}`,
    "name a .safetensors file or a model.json",
  ];
  throw new FormatError(
    `${file} must be a safetensors file or the model.json of a tfjs model, got ${other}; ${remedy}`,
  );
}

const OTHERS: readonly (readonly [readonly number[], string, string])[] = [
  [[0x50, 0x4b, 3, 4], "a zip file, as PyTorch and Keras save", "save it as safetensors there"],
  [
    [0x89, 0x48, 0x44, 0x46],
    "an HDF5 file",
    "save it as safetensors, or convert it with tensorflowjs_converter",
  ],
  [[0x93, 0x4e, 0x55, 0x4d], "a file of NumPy", "save it as safetensors"],
  [[0x47, 0x47, 0x55, 0x46], "a GGUF file", "take the safetensors that it was made from"],
  [[0x1f, 0x8b], "a gzipped file", "decompress it first"],
  [[0x80], "a pickle, as old versions of PyTorch save", "save it as safetensors there"],
];

function hexOf(start: Uint8Array): string {
  const digits = [...start.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0"));
  return digits.length === 0 ? "no bytes at all" : digits.join(" ");
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** The mark that some editors put in front of UTF-8. */
function hasMark(start: Uint8Array): boolean {
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
}
