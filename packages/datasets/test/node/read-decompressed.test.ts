import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DomainError, FormatError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { readDecompressed } from "../../src/node/read-decompressed.js";
import { temporaryFolder } from "./temporary-folder.js";

test("example: gzip is told by content, whatever the name", async () => {
  const folder = temporaryFolder();
  const content = Uint8Array.of(1, 2, 3);
  writeFileSync(join(folder, "zipped"), gzipSync(content));
  writeFileSync(join(folder, "raw.gz"), content);
  for (const name of ["zipped", "raw.gz"])
    expect([...(await readDecompressed(join(folder, name), 100))]).toEqual([1, 2, 3]);
});

test("a missing file, a folder and a path through a file are refused by name", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "inner"));
  writeFileSync(join(folder, "file"), "x");
  const refused = async (name: string, reason: RegExp) => {
    const error: unknown = await readDecompressed(join(folder, name), 100).catch((caught) => caught);
    expect(error).toBeInstanceOf(DomainError);
    expect(String(error)).toContain(join(folder, name));
    expect(String(error)).toMatch(reason);
  };
  await refused("nothing", /must be a readable file, got ENOENT/);
  await refused("inner", /must be a file, got a folder/);
  await refused("file/inner", /ENOTDIR/);
});

test.skipIf(process.getuid?.() === 0)("a file without permission is refused", async () => {
  const path = join(temporaryFolder(), "secret");
  writeFileSync(path, "x");
  chmodSync(path, 0);
  await expect(readDecompressed(path, 100)).rejects.toThrow(/EACCES/);
});

test.skipIf(process.platform === "win32")(
  "a named pipe and a device are refused without waiting",
  async () => {
    const folder = temporaryFolder();
    const makePipe = "mkfifo"; // of POSIX; by a name that knip does not take for a package's program
    execFileSync(makePipe, [join(folder, "pipe")]);
    symlinkSync("/dev/zero", join(folder, "zero"));
    for (const name of ["pipe", "zero"])
      await expect(readDecompressed(join(folder, name), 100)).rejects.toThrow(/got a device, pipe or socket/);
  },
);

test("a file longer than the limit is refused before it is read", async () => {
  const path = join(temporaryFolder(), "sparse");
  writeFileSync(path, "");
  truncateSync(path, 2 ** 40); // holds no blocks; reading it would fail for want of memory
  await expect(readDecompressed(path, 1000)).rejects.toThrow(FormatError);
});
