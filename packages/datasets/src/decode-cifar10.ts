import { FormatError } from "@equal-bits/core";
import type { ImageSet } from "./image-set.js";

const SIDE = 32;
const CHANNELS = 3;
const CLASSES = 10;
const PLANE = SIDE * SIDE;
const RECORD = 1 + CHANNELS * PLANE;

/**
 * One labelled set from CIFAR-10's binary batches, joined in the order given.
 *
 * A batch has no header: records of 1 label byte, then 1,024 bytes of red, of green and of blue, each row-major. So a
 * file cut off between two records cannot be told from a shorter batch; only a checksum can.
 *
 * @param batches - content of one or more batches, decompressed; each of n × 3,073 bytes, n ≥ 1
 * @param files - what the batches are called in error messages; default `"CIFAR-10 batch 1"` and so on
 * @returns the set: 32 × 32 pixels, 3 channels, 10 classes; the planes are interleaved to [count, 32, 32, 3]
 * @throws FormatError if there is no batch, a length is no multiple of 3,073, or a label is above 9
 * @see https://www.cs.toronto.edu/~kriz/cifar.html ("Binary version")
 */
export function decodeCifar10(batches: readonly Uint8Array[], files: readonly string[] = []): ImageSet {
  if (batches.length === 0) throw new FormatError("CIFAR-10 must have at least one batch, got none");
  for (const [index, batch] of batches.entries())
    requireBatch(batch, files[index] ?? `CIFAR-10 batch ${index + 1}`);
  const count = batches.reduce((total, batch) => total + batch.length / RECORD, 0);
  const images = new Uint8Array(count * CHANNELS * PLANE);
  const labels = new Uint8Array(count);
  let image = 0;
  for (const batch of batches)
    for (let start = 0; start < batch.length; start += RECORD, image++) {
      labels[image] = batch[start];
      interleave(batch, start + 1, image * CHANNELS * PLANE, images);
    }
  return { images, labels, count, height: SIDE, width: SIDE, channels: CHANNELS, classes: CLASSES };
}

function requireBatch(batch: Uint8Array, file: string): void {
  if (!(batch.length > 0 && batch.length % RECORD === 0))
    throw new FormatError(
      `${file} must have a multiple of ${RECORD} bytes (1 label, 3 planes of 32 × 32) and not be empty, got ${batch.length}${isGzip(batch) ? "; it is gzipped, decompress it first" : ""}`,
    );
  for (let start = 0; start < batch.length; start += RECORD)
    if (batch[start] >= CLASSES)
      throw new FormatError(
        `${file} must hold labels from 0 to ${CLASSES - 1}, got ${batch[start]} in record ${start / RECORD}; it is no CIFAR-10 batch`,
      );
}

function interleave(planes: Uint8Array, from: number, to: number, out: Uint8Array): void {
  for (let pixel = 0; pixel < PLANE; pixel++)
    for (let channel = 0; channel < CHANNELS; channel++)
      out[to + pixel * CHANNELS + channel] = planes[from + channel * PLANE + pixel];
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
