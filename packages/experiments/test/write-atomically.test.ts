import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { writeAtomically } from "../src/write-atomically.js";
import { temporaryFolders } from "./temporary-folder.js";

const temporaryFolder = temporaryFolders();

test("example: a file in folders that are not there yet, and nothing beside it", async () => {
  const path = join(temporaryFolder(), "a", "b", "file.json");
  await writeAtomically(path, "first");
  await writeAtomically(path, new Uint8Array([50, 110, 100]));
  expect(readFileSync(path, "utf8")).toBe("2nd");
  expect(readdirSync(dirname(path))).toEqual(["file.json"]);
});

test("while a file is written again and again: a reader sees one content or the other, whole", async () => {
  const path = join(temporaryFolder(), "file");
  const contents = ["a", "b"].map((letter) => letter.repeat(2 ** 20));
  await writeAtomically(path, contents[0]);
  let writing = true;
  const writer = (async () => {
    for (let i = 0; i < 20; i++) await writeAtomically(path, contents[i % 2]);
    writing = false;
  })();
  while (writing) expect(contents.includes(await readFile(path, "utf8"))).toBe(true);
  await writer;
});

test("example: what cannot be put in its place leaves the old and no part behind", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "taken"));
  writeFileSync(join(folder, "taken", "file"), "old");
  await expect(writeAtomically(join(folder, "taken"), "new")).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(["taken"]);
  expect(readFileSync(join(folder, "taken", "file"), "utf8")).toBe("old");
});

test("what a killed process left beside the file is removed; what others write, or call so, stays", async () => {
  const folder = temporaryFolder();
  const dead = spawnSync(process.execPath, ["--version"]).pid;
  const kept = [`file.${process.ppid}.partial`, `other.${dead}.partial`, "file.partial", "file.1x.partial"];
  for (const name of [`file.${dead}.partial`, ...kept]) writeFileSync(join(folder, name), "a part");
  await writeAtomically(join(folder, "file"), "whole");
  expect(readdirSync(folder).sort()).toEqual(["file", ...kept].sort());
});
