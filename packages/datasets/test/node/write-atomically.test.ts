import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { writeAtomically } from "../../src/node/write-atomically.js";
import { temporaryFolder } from "./temporary-folder.js";

test("example: folders are made, an old file is replaced, nothing else stays", async () => {
  const path = join(temporaryFolder(), "a", "b", "file");
  await writeAtomically(path, Uint8Array.of(1));
  await writeAtomically(path, Uint8Array.of(2));
  expect([...readFileSync(path)]).toEqual([2]);
  expect(readdirSync(join(path, ".."))).toEqual(["file"]);
});

test("for every one of many writers at once: a reader finds a whole file", async () => {
  const path = join(temporaryFolder(), "file");
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => writeAtomically(path, new Uint8Array(1000).fill(i))),
  );
  const content = readFileSync(path);
  expect(content).toHaveLength(1000);
  expect(new Set(content).size).toBe(1);
  expect(readdirSync(join(path, ".."))).toEqual(["file"]);
});

test("a place that cannot be written is refused, and nothing is left behind", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "file"), "x");
  mkdirSync(join(folder, "taken", "inner"), { recursive: true });
  await expect(writeAtomically(join(folder, "file", "x"), Uint8Array.of(1))).rejects.toThrow(DomainError);
  await expect(writeAtomically(join(folder, "taken"), Uint8Array.of(1))).rejects.toThrow(
    /choose another with `cache`/,
  );
  expect(readdirSync(folder).sort()).toEqual(["file", "taken"]);
});
