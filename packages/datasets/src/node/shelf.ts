import { FormatError } from "@equal-bits/core";
import { decodeCifar10 } from "../decode-cifar10.js";
import { decodeIdx } from "../decode-idx.js";
import { firstImages, type ImageSet } from "../image-set.js";
import type { DatasetFormat } from "./dataset-source.js";

/**
 * The files of one data set under their canonical names, wherever they come from.
 *
 * @internal
 */
export interface Shelf {
  /** The files' format. */
  readonly format: DatasetFormat;
  /** Canonical names of the files that are there, or can be fetched. */
  readonly files: readonly string[];
  /** The decompressed content of one of `files`, and where it stands, for messages. */
  read(file: string): Promise<ShelfFile>;
}

/** @internal */
export interface ShelfFile {
  readonly bytes: Uint8Array;
  readonly path: string;
}

/** @internal */
export interface DecodeOptions {
  readonly trainImages?: number;
  readonly testImages?: number;
  readonly classes?: number;
}

/**
 * Reads and decodes both halves of a data set.
 *
 * @throws FormatError if a file does not decode, a half is empty, or the halves' images differ in size
 * @internal
 */
export async function decodeShelf(
  shelf: Shelf,
  options: DecodeOptions,
): Promise<{ train: ImageSet; test: ImageSet }> {
  const {
    trainImages = Number.MAX_SAFE_INTEGER,
    testImages = Number.MAX_SAFE_INTEGER,
    classes = 10,
  } = options;
  const halves =
    shelf.format === "idx"
      ? {
          train: await readIdx(shelf, "train", classes, trainImages),
          test: await readIdx(shelf, "t10k", classes, testImages),
        }
      : {
          train: await readCifar(shelf, "data_batch_", trainImages),
          test: await readCifar(shelf, "test_batch", testImages),
        };
  requireSameSize(halves.train, halves.test);
  return halves;
}

async function readIdx(shelf: Shelf, half: string, classes: number, limit: number): Promise<ImageSet> {
  const images = await shelf.read(`${half}-images-idx3-ubyte`);
  const labels = await shelf.read(`${half}-labels-idx1-ubyte`);
  const files = { imagesFile: images.path, labelsFile: labels.path };
  const set = decodeIdx(images.bytes, labels.bytes, { classes, ...files });
  if (set.count === 0) throw new FormatError(`${images.path} must hold at least one image, got none`);
  return firstImages(set, limit);
}

/** Batches beyond the limit are not read at all. */
async function readCifar(shelf: Shelf, prefix: string, limit: number): Promise<ImageSet> {
  const batches: ShelfFile[] = [];
  let records = 0;
  for (const file of shelf.files.filter((name) => name.startsWith(prefix))) {
    if (records >= limit) break;
    const batch = await shelf.read(file);
    records += Math.floor(batch.bytes.length / 3073);
    batches.push(batch);
  }
  const set = decodeCifar10(
    batches.map(({ bytes }) => bytes),
    batches.map(({ path }) => path),
  );
  return firstImages(set, limit);
}

function requireSameSize(train: ImageSet, test: ImageSet): void {
  if (train.height !== test.height || train.width !== test.width)
    throw new FormatError(
      `test images must be of the training images' size ${train.height} × ${train.width}, got ${test.height} × ${test.width}; the files must belong together`,
    );
}
