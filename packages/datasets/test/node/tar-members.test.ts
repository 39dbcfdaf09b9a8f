import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FormatError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tarMembers } from "../../src/node/tar-members.js";
import { tarHeader, tarOf, writeFiles } from "./small-sets.js";
import { temporaryFolder } from "./temporary-folder.js";

const names = fc.stringMatching(/^[a-z][a-z0-9/._-]{0,60}$/);
const contents = fc.uint8Array({ maxLength: 1500 });

test("for every files: what was archived comes back", () => {
  fc.assert(
    fc.property(fc.dictionary(names, contents, { maxKeys: 5, noNullPrototype: true }), (files) => {
      expect(tarMembers(tarOf(files), "t")).toEqual(new Map(Object.entries(files)));
    }),
  );
});

test("for every format that the system's tar writes: its files come back", () => {
  const folder = temporaryFolder();
  const files = { "data_batch_1.bin": new Uint8Array(3073).fill(7), "readme.html": new Uint8Array(0) };
  writeFiles(join(folder, "batches"), files);
  for (const format of ["ustar", "gnu", "v7", "pax"]) {
    const archive = join(folder, `${format}.tar`);
    execFileSync("tar", [`--format=${format}`, "-cf", archive, "-C", folder, "batches"]);
    const members = tarMembers(new Uint8Array(readFileSync(archive)), format);
    expect([...members.keys()].sort(), format).toEqual(["batches/data_batch_1.bin", "batches/readme.html"]);
    expect(members.get("batches/data_batch_1.bin")).toEqual(files["data_batch_1.bin"]);
  }
});

test("for every place inside the files: a truncated archive is refused", () => {
  const tar = tarOf({ a: new Uint8Array(600).fill(1), b: new Uint8Array(5).fill(2) });
  const end = 512 + 1024 + 512 + 5;
  const whole = [0, 512 + 1024]; // between two files nothing is missing that a tar would know of
  for (let length = 0; length < end; length++)
    if (!whole.includes(length))
      if (!(length >= 512 + 600 && length < 512 + 1024))
        // the padding of a file may be cut, its content may not
        expect(() => tarMembers(tar.subarray(0, length), "t"), `${length}`).toThrow(FormatError);
});

test("for every changed byte of a header: refused, or the same size read", () => {
  fc.assert(
    fc.property(fc.nat(511), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const tar = tarOf({ name: Uint8Array.of(1, 2, 3) });
      tar[at] = (tar[at] + change) % 256;
      fc.pre(tar[0] !== 0);
      try {
        for (const content of tarMembers(tar, "t").values()) expect([...content]).toEqual([1, 2, 3]);
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError);
      }
    }),
    { numRuns: 1000 },
  );
});

test("for every random bytes: refused or read, without taking memory", () => {
  const sizes = fc.oneof(fc.nat(2000), fc.nat(8 ** 11 - 1));
  const archives = fc.oneof(
    fc.uint8Array({ maxLength: 1200 }),
    fc.tuple(sizes, contents).map(([size, tail]) => Uint8Array.of(...tarHeader("x", size), ...tail)),
  );
  fc.assert(
    fc.property(archives, (tar) => {
      try {
        for (const content of tarMembers(tar, "t").values()) expect(content.buffer).toBe(tar.buffer);
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError);
      }
    }),
    { numRuns: 1500 },
  );
});

test("example: folders and links are no files; of two of one name the later one counts", () => {
  const one = tarOf({ same: Uint8Array.of(1) }).subarray(0, 1024);
  const two = tarOf({ same: Uint8Array.of(2) });
  const tar = Uint8Array.of(...tarHeader("folder/", 0, "5"), ...tarHeader("link", 0, "2"), ...one, ...two);
  expect([...tarMembers(tar, "t")]).toEqual([["same", Uint8Array.of(2)]]);
});

test("a size beyond the archive is refused with the file's name", () => {
  expect(() => tarMembers(new Uint8Array(tarHeader("big", 4096)), "x.tar.gz")).toThrow(
    "x.tar.gz: big must have 4096 bytes, got 0; the archive is truncated",
  );
});

test("a header whose checksum does not hold is refused", () => {
  const tar = tarOf({ name: Uint8Array.of(1) });
  tar[0] += 1;
  expect(() => tarMembers(tar, "x.tar")).toThrow(
    /x\.tar must have a tar header with checksum \d+ at byte 0, got \d+/,
  );
});

test("a size that is no octal number, as of files beyond 8 GiB, is refused", () => {
  const header = withChecksum(tarHeader("vast", 0), (bytes) => bytes.fill(0x80, 124, 125));
  expect(() => tarMembers(new Uint8Array(header), "t")).toThrow(
    "t: vast must have its size as an octal number",
  );
});

test("example: a prefix is part of a ustar name, and of no name of GNU tar's", () => {
  const prefixed = withChecksum(tarHeader("file", 0), (bytes) => bytes.write("folder", 345));
  const gnu = withChecksum(prefixed, (bytes) => bytes.write("ustar  \0", 257));
  expect([...tarMembers(new Uint8Array(prefixed), "t").keys()]).toEqual(["folder/file"]);
  expect([...tarMembers(new Uint8Array(gnu), "t").keys()]).toEqual(["file"]);
});

/** A changed copy of a header, with the checksum that it must now have. */
function withChecksum(header: Buffer, change: (bytes: Buffer) => void): Buffer {
  const changed = Buffer.from(header);
  change(changed);
  changed.write("        ", 148);
  const sum = changed.reduce((total, byte) => total + byte, 0);
  changed.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return changed;
}
