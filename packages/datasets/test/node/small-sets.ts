// Data sets small enough to look at, as files, as sources with checksums and as a tar archive.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { DatasetSource } from "../../src/node/dataset-source.js";
import { sha256 } from "../../src/node/sha256.js";
import { encodeIdx } from "../encode.js";

/** Three training and two test images of 2 × 2, as four idx files. */
export const idxFiles: Readonly<Record<string, Uint8Array>> = {
  "train-images-idx3-ubyte": encodeIdx([3, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
  "train-labels-idx1-ubyte": encodeIdx([3], [4, 0, 9]),
  "t10k-images-idx3-ubyte": encodeIdx([2, 2, 2], [21, 22, 23, 24, 25, 26, 27, 28]),
  "t10k-labels-idx1-ubyte": encodeIdx([2], [1, 2]),
};

/** A CIFAR-10 batch of images that are all of one byte. */
export function cifarBatch(labels: readonly number[], fill: number): Uint8Array {
  const batch = new Uint8Array(labels.length * 3073).fill(fill);
  for (const [image, label] of labels.entries()) batch[image * 3073] = label;
  return batch;
}

/** Two training batches of two images, and a test batch of one. */
export const cifarFiles: Readonly<Record<string, Uint8Array>> = {
  "data_batch_1.bin": cifarBatch([1, 2], 10),
  "data_batch_2.bin": cifarBatch([3, 4], 20),
  "test_batch.bin": cifarBatch([5], 30),
};

/** The idx files as a published data set whose files are served one by one. */
export const idxSource: DatasetSource = {
  name: "small-idx",
  format: "idx",
  addresses: [],
  archive: null,
  files: published(idxFiles),
};

/** The CIFAR files as a published data set in one archive. */
export const cifarSource: DatasetSource = {
  name: "small-cifar",
  format: "cifar-10",
  addresses: [],
  archive: { file: "small.tar.gz", folder: "batches/" },
  files: published(cifarFiles),
};

function published(files: Readonly<Record<string, Uint8Array>>): DatasetSource["files"] {
  return Object.entries(files).map(([name, content]) => ({
    name,
    bytes: content.length,
    sha256: sha256(content),
  }));
}

/** The paths of a server, or of a folder, that holds the files gzipped. */
export function gzipped(
  files: Readonly<Record<string, Uint8Array>>,
  prefix = "",
): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [`${prefix}${name}.gz`, gzipSync(content)]),
  );
}

/** Writes files into a folder, which is made. */
export function writeFiles(folder: string, files: Readonly<Record<string, Uint8Array>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** A ustar archive of plain files. */
export function tarOf(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const blocks = Object.entries(files).map(([name, content]) => {
    const member = Buffer.alloc(512 + Math.ceil(content.length / 512) * 512);
    tarHeader(name, content.length).copy(member);
    member.set(content, 512);
    return member;
  });
  return new Uint8Array(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** One ustar header, its checksum filled in. */
export function tarHeader(name: string, size: number, type = "0"): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, 100, "utf8");
  header.write(`${size.toString(8).padStart(11, "0")}\0`, 124, "latin1");
  header.write("        ", 148, "latin1");
  header.write(type, 156, "latin1");
  header.write("ustar\x0000", 257, "latin1");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}
