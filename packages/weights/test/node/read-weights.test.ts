import { once } from "node:events";
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { DomainError, FormatError } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type StoredTensor, storedTensor, valuesOf, writeSafetensors } from "../../src/index.js";
import { type OpenedWeights, readWeights } from "../../src/node/index.js";
import { tensorLists } from "../arbitrary-tensors.js";
import { rawSafetensors } from "../raw-safetensors.js";
import { cutModel, modelOf, models, type TfjsFiles, tfjsTensors } from "../tfjs/tfjs-files.js";
import { temporaryFolder } from "./temporary-folder.js";

/** Puts a model into an empty folder. */
function put(folder: string, { modelJson, shards }: TfjsFiles): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, "model.json"), modelJson);
  for (const [name, bytes] of shards) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

async function allOf(weights: OpenedWeights): Promise<StoredTensor[]> {
  return Promise.all(weights.tensors.map((tensor) => weights.read(tensor)));
}

test("for every safetensors file: the tensors come back, whatever its name", async () => {
  const path = join(temporaryFolder(), "weights.json");
  await fc.assert(
    fc.asyncProperty(tensorLists, async (tensors) => {
      const file = writeSafetensors(tensors);
      writeFileSync(path, file);
      const weights = await readWeights(path);
      expect([weights.format, weights.fileBytes]).toEqual(["safetensors", file.length]);
      expect(writeSafetensors(await allOf(weights))).toEqual(file);
    }),
    { numRuns: 50 },
  );
});

test("for every tfjs model: the tensors come back, from the folder and from its model.json", async () => {
  const folder = join(temporaryFolder(), "model");
  await fc.assert(
    fc.asyncProperty(tfjsTensors, fc.array(fc.nat(1000), { maxLength: 4 }), async (tensors, cuts) => {
      const files = cutModel(tensors, cuts);
      put(folder, files);
      const weights = await readWeights(folder);
      expect(await allOf(weights)).toEqual(tensors);
      expect(weights.files.map(({ bytes }) => bytes)).toEqual([
        files.modelJson.length,
        ...[...files.shards.values()].map(({ length }) => length),
      ]);
      expect((await readWeights(join(folder, "model.json"))).tensors).toEqual(weights.tensors);
    }),
    { numRuns: 50 },
  );
});

test("for every tfjs model and file: one that is missing, shorter or longer is refused", async () => {
  const folder = join(temporaryFolder(), "model");
  await fc.assert(
    fc.asyncProperty(models, fc.nat(), async (files, pick) => {
      const paths = [...files.shards.keys()];
      const name = paths[pick % paths.length];
      const path = join(put(folder, files), name);
      const bytes = files.shards.get(name) ?? new Uint8Array(0);
      writeFileSync(path, Uint8Array.of(...bytes, 0));
      await expect(readWeights(folder)).rejects.toThrow(FormatError);
      writeFileSync(path, bytes.subarray(0, -1));
      if (bytes.length > 0) await expect(readWeights(folder)).rejects.toThrow(FormatError);
      rmSync(path);
      await expect(readWeights(folder)).rejects.toThrow(/got no such file/);
    }),
    { numRuns: 30 },
  );
});

test("example: a file of 100 bytes that claims 10 GB is refused, from its header", async () => {
  const path = join(temporaryFolder(), "x.safetensors");
  const header = { a: { dtype: "F32", shape: [2_500_000_000], data_offsets: [0, 10_000_000_000] } };
  writeFileSync(path, rawSafetensors(header, [1, 2, 3]));
  const before = process.memoryUsage().rss;
  await expect(readWeights(path)).rejects.toThrow(
    /must have 10000000000 bytes behind its header.* got 3; it is truncated/,
  );
  writeFileSync(path, rawSafetensors("{}", [], 10_000_000_000n));
  await expect(readWeights(path)).rejects.toThrow(/got a claim of 10000000000/);
  expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
});

test("example: of a file of 20 GB only what is asked for is read", async () => {
  const path = join(temporaryFolder(), "x.safetensors");
  const header = {
    large: { dtype: "F32", shape: [5_000_000_000], data_offsets: [0, 20_000_000_000] },
    small: { dtype: "F32", shape: [2], data_offsets: [20_000_000_000, 20_000_000_008] },
  };
  const start = rawSafetensors(header);
  writeFileSync(path, start);
  truncateSync(path, start.length + 20_000_000_008); // a hole: it takes no room on the disk
  const weights = await readWeights(path);
  expect([...valuesOf(await weights.read(weights.tensors[1]))]).toEqual([0, 0]);
  expect(weights.fileBytes).toBe(start.length + 20_000_000_008);
});

describe("told by content", () => {
  const told: [string, readonly number[] | string, RegExp][] = [
    ["nothing", "", /got one that begins with no bytes at all/],
    ["a text", "weights", /begins with 77 65 69 67 68 74 73; name a \.safetensors file or a model\.json/],
    [
      "a zip file",
      [0x50, 0x4b, 3, 4, 20, 0, 8, 8, 0],
      /got a zip file, as PyTorch and Keras save; save it as safetensors there/,
    ],
    ["HDF5", [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a], /got an HDF5 file/],
    ["gzip", [0x1f, 0x8b, 8, 0, 1, 1, 1, 1], /decompress it first/],
    ["another JSON", '{"a":1}', /must have a weightsManifest/],
    ["a list", "[1, 2, 3, 4, 5, 6]", /must be a safetensors file or the model\.json/],
  ];
  for (const [what, content, message] of told)
    test(`${what} is refused`, async () => {
      const path = join(temporaryFolder(), "x.safetensors");
      writeFileSync(path, typeof content === "string" ? content : Uint8Array.from(content));
      await expect(readWeights(path)).rejects.toThrow(FormatError);
      await expect(readWeights(path)).rejects.toThrow(message);
    });

  test("example: a model.json after spaces, and after the mark of some editors", async () => {
    const folder = temporaryFolder();
    const { modelJson } = modelOf([]);
    for (const start of [
      [0x20, 0x0a],
      [0xef, 0xbb, 0xbf],
    ]) {
      writeFileSync(join(folder, "model.json"), Uint8Array.of(...start, ...modelJson));
      expect((await readWeights(folder)).format).toBe("tfjs");
    }
  });
});

describe("what is no file", () => {
  test("nothing at the path, and a folder without a model, are refused", async () => {
    const folder = temporaryFolder();
    await expect(readWeights(join(folder, "none"))).rejects.toThrow(DomainError);
    await expect(readWeights(folder)).rejects.toThrow(
      /must be a folder with a model\.json, got none; or name a \.safetensors file itself/,
    );
  });

  test.skipIf(process.platform === "win32")(
    "a device without an end, and a socket, are refused",
    async () => {
      await expect(readWeights("/dev/zero")).rejects.toThrow(/must be a file, got a device, pipe or socket/);
      const folder = temporaryFolder();
      const server = createServer().listen(join(folder, "model.json"));
      await once(server, "listening");
      await expect(readWeights(folder)).rejects.toThrow(/must be a file, got a device, pipe or socket/);
      server.close();
    },
  );

  test("a folder where a file of weights should be is refused", async () => {
    const folder = put(join(temporaryFolder(), "model"), modelOf([{ paths: ["a"], weights: [] }]));
    mkdirSync(join(folder, "a"));
    await expect(readWeights(folder)).rejects.toThrow(/file of weights "a" must be a file, got a folder/);
  });
});

describe.skipIf(process.platform === "win32")("links", () => {
  const weights = [{ name: "w", shape: [1], dtype: "float32" }];

  test("a link to a file out of the folder is refused, one within it is followed", async () => {
    const outer = temporaryFolder();
    const folder = put(join(outer, "model"), modelOf([{ paths: ["a"], weights }]));
    writeFileSync(join(outer, "secret"), new Uint8Array(4));
    symlinkSync("../secret", join(folder, "a"));
    await expect(readWeights(folder)).rejects.toThrow(/got a link that leads out of it/);
    rmSync(join(folder, "a"));
    writeFileSync(join(folder, "b"), new Uint8Array(4));
    symlinkSync("b", join(folder, "a"));
    expect((await readWeights(folder)).tensors).toHaveLength(1);
  });

  test("a folder that is a link out, and a folder of almost the same name, are refused", async () => {
    const outer = temporaryFolder();
    const folder = put(join(outer, "model"), modelOf([{ paths: ["sub/a"], weights }]));
    mkdirSync(join(outer, "model-2"));
    writeFileSync(join(outer, "model-2", "a"), new Uint8Array(4));
    symlinkSync("../model-2", join(folder, "sub"));
    await expect(readWeights(folder)).rejects.toThrow(/got a link that leads out of it/);
  });

  test("a model.json that is a link out of the folder is refused, unless it is named itself", async () => {
    const outer = temporaryFolder();
    const folder = put(join(outer, "model"), modelOf([]));
    mkdirSync(join(outer, "other"));
    symlinkSync("../model/model.json", join(outer, "other", "model.json"));
    await expect(readWeights(join(outer, "other"))).rejects.toThrow(/got a link that leads out of it/);
    expect((await readWeights(join(outer, "other", "model.json"))).format).toBe("tfjs");
    symlinkSync(folder, join(outer, "linked"));
    expect((await readWeights(join(outer, "linked"))).format).toBe("tfjs");
  });

  test("a link to itself is refused", async () => {
    const folder = put(join(temporaryFolder(), "model"), modelOf([{ paths: ["a"], weights }]));
    symlinkSync("a", join(folder, "a"));
    await expect(readWeights(folder)).rejects.toThrow(FormatError);
  });
});

test("a record of another file, and a file that became shorter, are refused", async () => {
  const path = join(temporaryFolder(), "x.safetensors");
  writeFileSync(path, writeSafetensors([storedTensor("w", [3], Float32Array.of(1, 2, 3))]));
  const weights = await readWeights(path);
  await expect(weights.read({ ...weights.tensors[0] })).rejects.toThrow(
    /must be one of the file's own records/,
  );
  truncateSync(path, weights.fileBytes - 1);
  await expect(weights.read(weights.tensors[0])).rejects.toThrow(/must keep its \d+ bytes while it is read/);
  rmSync(path);
  await expect(weights.read(weights.tensors[0])).rejects.toThrow(DomainError);
});

test("the message names the file of a hostile name without its control characters", async () => {
  const folder = put(join(temporaryFolder(), "model"), modelOf([{ paths: ["a\u202eb"], weights: [] }]));
  await expect(readWeights(folder)).rejects.toThrow(/file of weights "a\\u\{202e\}b" must be in/);
});

describe.skipIf(process.env.EQUAL_BITS_WEIGHTS === undefined)("published weights", () => {
  const folder = process.env.EQUAL_BITS_WEIGHTS ?? "";

  test("ResNet-20 of CIFAR-10: 267,696 weights in 19 convolutions", async () => {
    const { tensors } = await readWeights(join(folder, "resnet-cifar10/resnet20-12fca82f.safetensors"));
    const convolutions = tensors.filter(({ shape }) => shape.length === 4);
    expect(convolutions).toHaveLength(19);
    expect(convolutions.reduce((sum, { size }) => sum + size, 0)).toBe(267_696);
  });

  test("a CNN of tfjs: 1,199,882 numbers, one tensor across two files", async () => {
    const weights = await readWeights(join(folder, "mnist-cnn-tfjs"));
    expect(weights.tensors.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(4_799_528);
    const values = (await allOf(weights)).map(valuesOf);
    expect(values.reduce((sum, { length }) => sum + length, 0)).toBe(1_199_882);
    expect(values.every((of) => of.every((value) => Number.isFinite(value) && Math.abs(value) < 10))).toBe(
      true,
    );
  });
});
