import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the idx files of {@link imageFolder} hold. */
export interface ImageFolderOptions {
  /** Training images. Default 4. */
  readonly train?: number;
  /** Test images. Default 2. */
  readonly test?: number;
  /** Height and width. Default 8. */
  readonly side?: number;
  /** The value of each pixel. Default its place modulo 256. */
  readonly pixel?: (place: number) => number;
}

/** Writes a folder of idx files. */
export function imageFolder(folder: string, options: ImageFolderOptions = {}): string {
  const { train = 4, test = 2, side = 8, pixel = (place) => place % 256 } = options;
  mkdirSync(folder, { recursive: true });
  for (const [half, count] of [
    ["train", train],
    ["t10k", test],
  ] as const) {
    const pixels = Uint8Array.from({ length: count * side * side }, (_, place) => pixel(place));
    const labels = Uint8Array.from({ length: count }, (_, place) => place % 10);
    writeFileSync(join(folder, `${half}-images-idx3-ubyte`), idx([count, side, side], pixels));
    writeFileSync(join(folder, `${half}-labels-idx1-ubyte`), idx([count], labels));
  }
  return folder;
}

function idx(sizes: readonly number[], values: Uint8Array): Uint8Array {
  const file = Buffer.alloc(4 + 4 * sizes.length + values.length);
  file.writeUInt32BE(0x0800 + sizes.length);
  for (const [axis, size] of sizes.entries()) file.writeUInt32BE(size, 4 + 4 * axis);
  file.set(values, 4 + 4 * sizes.length);
  return file;
}
