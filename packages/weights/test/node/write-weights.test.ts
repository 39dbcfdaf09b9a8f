import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainError, FormatError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { parseTfjsModel, storedTensor, writeSafetensors, writeTfjsModel } from "../../src/index.js";
import { readWeights, writeWeights } from "../../src/node/index.js";
import { modelOf } from "../tfjs/tfjs-files.js";
import { temporaryFolder } from "./temporary-folder.js";

const tensor = storedTensor("w", [2], Float32Array.of(1, -1));
const weights = [{ name: "w", shape: [2], dtype: "float32" }];

test("example: a file replaces an older one, folders above it are made, nothing else stays", async () => {
  const path = join(temporaryFolder(), "a", "b", "w.safetensors");
  await writeWeights(path, Uint8Array.of(1));
  await writeWeights(path, writeSafetensors([tensor]));
  expect((await readWeights(path)).tensors[0].name).toBe("w");
  expect(readdirSync(join(path, ".."))).toEqual(["w.safetensors"]);
});

test("example: a tfjs model, read tensor by tensor and written into a new folder", async () => {
  const folder = temporaryFolder();
  const { modelJson, shards } = modelOf([{ paths: ["a"], weights }], { a: [...tensor.bytes] });
  const { model, tensors } = parseTfjsModel(modelJson, shards);
  const files = writeTfjsModel(model ?? {}, tensors, { compact: true });
  await writeWeights(join(folder, "new"), files);
  mkdirSync(join(folder, "empty"));
  await writeWeights(`${join(folder, "empty")}/`, files);
  for (const name of ["new", "empty"]) {
    expect(readdirSync(join(folder, name)).sort()).toEqual(["model.json", "weights.bin"]);
    const read = await readWeights(join(folder, name));
    expect((await read.read(read.tensors[0])).bytes).toEqual(Uint8Array.of(1, 0));
  }
  expect(readdirSync(folder).sort()).toEqual(["empty", "new"]);
  const plain = join(folder, "plain");
  mkdirSync(plain);
  expect(statSync(join(folder, "new")).mode).toBe(statSync(plain).mode); // not closed to others, as a temporary folder is
});

test("a folder that holds something is refused, and keeps it whole", async () => {
  const folder = join(temporaryFolder(), "model");
  const first = writeTfjsModel(modelOfJson(), [tensor]);
  await writeWeights(folder, first);
  const second = writeTfjsModel(modelOfJson(), [tensor], { compact: true });
  await expect(writeWeights(folder, second)).rejects.toThrow(DomainError);
  await expect(writeWeights(folder, second)).rejects.toThrow(/a new or empty folder/);
  for (const [name, bytes] of first) expect(new Uint8Array(readFileSync(join(folder, name)))).toEqual(bytes);
  expect(readdirSync(join(folder, ".."))).toEqual(["model"]);
});

test("a place that cannot be written is refused, and nothing is left behind", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "file"), "x");
  mkdirSync(join(folder, "taken"));
  await expect(writeWeights(join(folder, "file", "x"), Uint8Array.of(1))).rejects.toThrow(DomainError);
  await expect(writeWeights(join(folder, "taken"), Uint8Array.of(1))).rejects.toThrow(DomainError);
  await expect(writeWeights(join(folder, "file"), new Map())).rejects.toThrow(DomainError);
  expect(readdirSync(folder).sort()).toEqual(["file", "taken"]);
  expect(readFileSync(join(folder, "file"), "utf8")).toBe("x");
});

test("a name that leads out of the folder is refused before anything is written", async () => {
  const folder = temporaryFolder();
  const files = new Map([
    ["a", Uint8Array.of(1)],
    ["../b", Uint8Array.of(1)],
  ]);
  await expect(writeWeights(join(folder, "model"), files)).rejects.toThrow(FormatError);
  expect(readdirSync(folder)).toEqual([]);
});

test("example: files of a folder may lie in folders", async () => {
  const folder = join(temporaryFolder(), "model");
  await writeWeights(folder, new Map([["sub/a", Uint8Array.of(7)]]));
  expect([...readFileSync(join(folder, "sub", "a"))]).toEqual([7]);
});

test("for every one of many writers at once: a reader finds a whole file", async () => {
  const path = join(temporaryFolder(), "file");
  await Promise.all(Array.from({ length: 20 }, (_, i) => writeWeights(path, new Uint8Array(1000).fill(i))));
  const content = readFileSync(path);
  expect(content).toHaveLength(1000);
  expect(new Set(content).size).toBe(1);
  expect(readdirSync(join(path, ".."))).toEqual(["file"]);
});

function modelOfJson(): object {
  return { weightsManifest: [{ paths: ["a"], weights }] };
}
