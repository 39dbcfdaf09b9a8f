import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainError, FormatError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { readBounded } from "../src/read-bounded.js";
import { temporaryFolders } from "./temporary-folder.js";

const temporaryFolder = temporaryFolders();

test("example: a file of three bytes is read where three are allowed, and refused where two are", async () => {
  const path = join(temporaryFolder(), "file");
  writeFileSync(path, "abc");
  expect(String(await readBounded(path, 3))).toBe("abc");
  await expect(readBounded(path, 2)).rejects.toThrow(FormatError);
  await expect(readBounded(path, 2)).rejects.toThrow("must have at most 2 bytes, got 3");
});

test("no file is null, also below a file; a folder is refused", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "file"), "");
  expect(await readBounded(join(folder, "none"), 1)).toBeNull();
  expect(await readBounded(join(folder, "file", "below"), 1)).toBeNull();
  await expect(readBounded(folder, 1)).rejects.toThrow(DomainError);
});
