// Makes the embedded Fashion-MNIST subset: the first records of the official order, in the official format.
//
//   node scripts/make-fashion-subset.mjs DIR OUT
//
// DIR holds the four official gzipped idx files, OUT receives the four shorter ones. Same input, same content; the
// printed checksums are those of the decoded content, which is what the subset's README.md lists.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

const files = [
  { name: "train-images-idx3-ubyte", axes: 3, records: 10_000 },
  { name: "train-labels-idx1-ubyte", axes: 1, records: 10_000 },
  { name: "t10k-images-idx3-ubyte", axes: 3, records: 2_000 },
  { name: "t10k-labels-idx1-ubyte", axes: 1, records: 2_000 },
];

const [source, out] = process.argv.slice(2);
if (source === undefined || out === undefined) {
  console.error("usage: node scripts/make-fashion-subset.mjs DIR OUT");
  process.exit(2);
}
mkdirSync(out, { recursive: true });
for (const { name, axes, records } of files) {
  const subset = firstRecords(gunzipSync(readFileSync(join(source, `${name}.gz`))), axes, records);
  writeFileSync(join(out, `${name}.gz`), timelessGzip(subset));
  console.log(`${createHash("sha256").update(subset).digest("hex")}  ${name}`);
}

function firstRecords(idx, axes, records) {
  const header = 4 + 4 * axes;
  const count = idx.readUInt32BE(4);
  if (idx.readUInt32BE(0) !== 0x0800 + axes || count < records)
    throw new Error(
      `input must be an idx file of ${axes} axes with at least ${records} records, got ${count}`,
    );
  const subset = Buffer.from(idx.subarray(0, header + records * ((idx.length - header) / count)));
  subset.writeUInt32BE(records, 4);
  return subset;
}

/** Node writes no time into the header; the operating system in byte 9 becomes "unknown", as RFC 1952 numbers it. */
function timelessGzip(bytes) {
  const zipped = gzipSync(bytes, { level: 9 });
  zipped[9] = 255;
  return zipped;
}
