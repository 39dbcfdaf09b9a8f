import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { DomainError, EqualBitsError, FormatError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pixelStatistics } from "../../src/index.js";
import { type LoadOptions, loadDataset } from "../../src/node/index.js";
import { sha256 } from "../../src/node/sha256.js";
import { encodeIdx, idxImagesOf, idxLabelsOf } from "../encode.js";
import { fileServer } from "./file-server.js";
import { cifarBatch, cifarFiles, gzipped, idxFiles, writeFiles } from "./small-sets.js";
import { temporaryFolder } from "./temporary-folder.js";

const environment = {}; // none of the machine's own
const subset = fileURLToPath(new URL("../../../experiments/data/fashion-mnist-subset", import.meta.url));

test("example: the embedded Fashion-MNIST subset has the published records", async () => {
  const { name, train, test: held } = await loadDataset({ directory: subset, environment });
  expect(name).toBe("fashion-mnist-subset");
  expect(train).toMatchObject({ count: 10_000, height: 28, width: 28, channels: 1, classes: 10 });
  expect(held).toMatchObject({ count: 2_000, height: 28, width: 28 });
  expect([...train.labels.subarray(0, 10)]).toEqual([9, 0, 0, 3, 0, 2, 7, 2, 5, 5]); // an ankle boot, two T-shirts, …
  expect([...held.labels.subarray(0, 10)]).toEqual([9, 2, 1, 1, 6, 1, 4, 6, 5, 7]);
  expect(
    [train, train, held, held].map((set, at) => sha256(at % 2 === 0 ? idxImagesOf(set) : idxLabelsOf(set))),
  ).toEqual([
    "ed2e37ed5a3a57d212141a69fe0a0de5a7126ffba14ac3f7e76f5f52cc04b1f0",
    "a69f2dad024ca220a8c4d85f621fdf929042d40c444abde2868903e9220ad517",
    "862035b0a96959b614c9574f4c2b0ae9584ca234813e8d6d7adb7838b12ca46b",
    "aa3f574d30afaf0d4d9da084a6f8541771e20693d6a97fae6e9a4953fca8f078",
  ]);
  const { mean, deviation } = pixelStatistics(train);
  expect(mean[0]).toBeCloseTo(0.286, 2); // the whole set has 0.2860 and 0.3530
  expect(deviation[0]).toBeCloseTo(0.353, 2);
});

test("example: limits take the first images of the embedded subset", async () => {
  const { train, test: held } = await loadDataset({
    directory: subset,
    trainImages: 5,
    testImages: 1_000_000,
  });
  expect([...train.labels]).toEqual([9, 0, 0, 3, 0]);
  expect(held.count).toBe(2_000);
});

test("for every form of the files: the same data set", async () => {
  const raw = await loadDataset({
    directory: writeFiles(join(temporaryFolder(), "own"), idxFiles),
    environment,
  });
  expect(raw.name).toBe("own");
  const zipped = writeFiles(join(temporaryFolder(), "own"), gzipped(idxFiles));
  expect(await loadDataset({ directory: zipped, environment })).toEqual(raw);
});

test("example: a part of the CIFAR-10 batches is a data set", async () => {
  const directory = writeFiles(temporaryFolder(), { ...cifarFiles, "data_batch_4.bin": cifarBatch([7], 1) });
  const { name, train, test: held } = await loadDataset({ directory, environment });
  expect(name).toBe("cifar-10");
  expect([...train.labels]).toEqual([1, 2, 3, 4, 7]);
  expect([...held.labels]).toEqual([5]);
  expect((await loadDataset({ directory, trainImages: 2 })).train.count).toBe(2);
});

test("example: more classes than ten, in a folder of one's own", async () => {
  const letters = { ...idxFiles, "t10k-labels-idx1-ubyte": encodeIdx([2], [25, 26]) };
  const directory = writeFiles(temporaryFolder(), letters);
  await expect(loadDataset({ directory, environment })).rejects.toThrow(/say so with `classes`/);
  expect((await loadDataset({ directory, environment, classes: 27 })).test.classes).toBe(27);
});

test("the option comes before the environment variable, and that before the cache", async () => {
  const one = writeFiles(temporaryFolder(), idxFiles);
  const two = writeFiles(temporaryFolder(), cifarFiles);
  const withVariable = { environment: { EQUAL_BITS_DATA: two }, cache: temporaryFolder(), offline: true };
  expect((await loadDataset({ ...withVariable, directory: one })).train.count).toBe(3);
  expect((await loadDataset(withVariable)).name).toBe("cifar-10");
  const empty = { ...withVariable, environment: { EQUAL_BITS_DATA: "" } };
  await expect(loadDataset({ ...empty, name: "mnist" })).rejects.toThrow(
    /mnist must be in a folder or in the cache/,
  );
});

test("example: EQUAL_BITS_DATA may hold a folder for each data set", async () => {
  const shared = temporaryFolder();
  writeFiles(join(shared, "mnist"), idxFiles);
  writeFiles(join(shared, "cifar-10"), cifarFiles);
  const load = (name: "mnist" | "cifar-10") =>
    loadDataset({ name, environment: { EQUAL_BITS_DATA: shared } });
  expect([(await load("mnist")).name, (await load("cifar-10")).name]).toEqual(["mnist", "cifar-10"]);
  await expect(loadDataset({ environment: { EQUAL_BITS_DATA: shared } })).rejects.toThrow(/got .*"mnist"/);
});

test("a download that is not the published one is refused", async () => {
  const { address } = await fileServer(gzipped(idxFiles, "/"));
  const load = loadDataset({ name: "mnist", environment, cache: temporaryFolder(), mirrors: [address] });
  await expect(load).rejects.toThrow(
    /train-images-idx3-ubyte.gz must have 47040016 bytes of content, got 28/,
  );
});

test("for every folder of random files with the right names: loaded or refused with a typed error", async () => {
  const directory = temporaryFolder();
  const bytes = fc.uint8Array({ maxLength: 60 });
  const headed = fc
    .tuple(fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }), bytes)
    .map(([s, v]) => encodeIdx(s, v));
  const contents = fc.oneof(bytes, headed, fc.constantFrom(...Object.values(idxFiles)));
  const zipped = fc.tuple(contents, fc.boolean()).map(([c, zip]) => (zip ? new Uint8Array(gzipSync(c)) : c));
  await fc.assert(
    fc.asyncProperty(fc.tuple(zipped, zipped, zipped, zipped), async (files) => {
      for (const [index, name] of Object.keys(idxFiles).entries())
        writeFileSync(join(directory, name), files[index]);
      const outcome = await loadDataset({ directory, environment }).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(EqualBitsError);
      else expect(outcome).toHaveProperty("train.count");
    }),
    { numRuns: 1000 },
  );
});

test("a folder that is missing, is a file, or holds another data set is refused by name", async () => {
  const folder = writeFiles(temporaryFolder(), idxFiles);
  const refused = (options: LoadOptions) => expect(loadDataset({ environment, ...options })).rejects;
  await refused({ directory: join(folder, "no") }).toThrow(
    /data directory must be a readable folder, got ".*no": ENOENT/,
  );
  await refused({ directory: join(folder, "t10k-labels-idx1-ubyte") }).toThrow(/ENOTDIR/);
  await refused({ directory: "" }).toThrow(DomainError);
  await refused({ directory: temporaryFolder() }).toThrow(/got an empty folder/);
  await refused({ directory: folder, name: "cifar-10" }).toThrow(/must hold cifar-10, got idx files/);
  await refused({ environment: { EQUAL_BITS_DATA: join(folder, "no") } }).toThrow(
    /must be a readable folder/,
  );
});

test("files that do not belong together, or hold no image, are refused", async () => {
  const load = (changes: Record<string, Uint8Array>) =>
    expect(
      loadDataset({ directory: writeFiles(temporaryFolder(), { ...idxFiles, ...changes }), environment }),
    ).rejects;
  await load({ "t10k-images-idx3-ubyte": encodeIdx([2, 1, 4], [1, 2, 3, 4, 5, 6, 7, 8]) }).toThrow(
    /size 2 × 2, got 1 × 4/,
  );
  await load({ "t10k-images-idx3-ubyte": encodeIdx([2, 1, 2], [1, 2, 3, 4]) }).toThrow(
    /size 2 × 2, got 1 × 2/,
  );
  await load({ "t10k-images-idx3-ubyte": encodeIdx([2, 2, 1], [1, 2, 3, 4]) }).toThrow(
    /size 2 × 2, got 2 × 1/,
  );
  await load({ "t10k-labels-idx1-ubyte": encodeIdx([1], [1]) }).toThrow(/one label for each of the 2 images/);
  const none = {
    "t10k-images-idx3-ubyte": encodeIdx([0, 2, 2], []),
    "t10k-labels-idx1-ubyte": encodeIdx([0], []),
  };
  await load(none).toThrow(/t10k-images-idx3-ubyte must hold at least one image, got none/);
});

test("a gzip bomb in a folder is refused at maxFileBytes", async () => {
  const bomb = { "train-images-idx3-ubyte": gzipSync(new Uint8Array(2 ** 24)) };
  const directory = writeFiles(temporaryFolder(), { ...idxFiles, ...bomb });
  await expect(loadDataset({ directory, environment, maxFileBytes: 2 ** 20 })).rejects.toThrow(
    /`maxFileBytes`/,
  );
});

test("options out of range are refused before anything is read", async () => {
  const refused = (options: LoadOptions) =>
    expect(loadDataset({ directory: "/does/not/exist", environment, ...options })).rejects;
  for (const value of [0, -1, 1.5, Number.NaN]) {
    await refused({ trainImages: value }).toThrow(`trainImages must be a whole number ≥ 1, got ${value}`);
    await refused({ testImages: value }).toThrow("testImages must be");
    await refused({ maxFileBytes: value }).toThrow("maxFileBytes must be");
    await refused({ classes: value }).toThrow("classes must be");
  }
  // what a JavaScript caller may pass
  await refused({ name: "toString" as "mnist" }).toThrow(
    "name must be one of fashion-mnist, mnist, cifar-10, got toString",
  );
  await expect(loadDataset({ environment })).rejects.toThrow(
    /name must be one of .* got undefined; or give `directory`/,
  );
  const cifar = writeFiles(temporaryFolder(), cifarFiles);
  await refused({ directory: cifar, classes: 11 }).toThrow("classes must be 10 for CIFAR-10");
  await expect(loadDataset({ directory: cifar, name: "mnist" })).rejects.toThrow(FormatError);
});

test("a stopped signal stops the load with its reason", async () => {
  const reason = new Error("enough");
  await expect(loadDataset({ directory: subset, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const controller = new AbortController();
  const load = loadDataset({ directory: subset, signal: controller.signal });
  controller.abort(reason);
  await expect(load).rejects.toBe(reason);
});
