import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { requireWritableFolder } from "../src/writable-folder.js";
import { temporaryFolders } from "./temporary-folder.js";

const temporaryFolder = temporaryFolders();

test("a folder that is there, and one that can be made, are let through; none is made", async () => {
  const folder = temporaryFolder();
  await requireWritableFolder(folder);
  await requireWritableFolder(join(folder, "a", "b"));
  expect(existsSync(join(folder, "a"))).toBe(false);
});

test("a file in the way is refused by name", async () => {
  const file = join(temporaryFolder(), "results");
  writeFileSync(file, "");
  await expect(requireWritableFolder(file)).rejects.toThrow(`got ${file}: ${file} is no folder`);
  await expect(requireWritableFolder(join(file, "report"))).rejects.toThrow(`${file} is no folder`);
});
