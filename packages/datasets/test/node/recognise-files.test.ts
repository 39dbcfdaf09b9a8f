import { FormatError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { recogniseFiles } from "../../src/node/recognise-files.js";
import { cifarFiles, idxFiles } from "./small-sets.js";

const idx = Object.keys(idxFiles);

test("for every spelling of the idx files, in any order and company: recognised", () => {
  const spelt = idx.map((name) => fc.constantFrom(name, `${name}.gz`, name.replace("-idx", ".idx")));
  fc.assert(
    fc.property(
      fc.tuple(...spelt),
      fc.constantFrom("LICENSE", "README.md", "notes.bin"),
      (entries, other) => {
        const { format, paths } = recogniseFiles([other, ...entries.toReversed()], "d");
        expect(format).toBe("idx");
        expect([...paths]).toEqual(idx.map((name, index) => [name, entries[index]]));
      },
    ),
  );
});

test("for every part of the batches, with the test batch: recognised, in order", () => {
  const batches = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`);
  fc.assert(
    fc.property(fc.shuffledSubarray(batches, { minLength: 1 }), (part) => {
      const { format, paths } = recogniseFiles(["test_batch.bin.gz", ...part], "d");
      expect(format).toBe("cifar-10");
      expect([...paths.keys()]).toEqual([...part.toSorted(), "test_batch.bin"]);
    }),
  );
});

test("for every proper part of the idx files: refused, and what is missing is named", () => {
  fc.assert(
    fc.property(fc.subarray(idx, { minLength: 1, maxLength: 3 }), (part) => {
      const missing = idx.filter((name) => !part.includes(name)).join(", ");
      expect(() => recogniseFiles(part, "some/folder")).toThrow(
        `some/folder must also hold ${missing} (raw or .gz)`,
      );
    }),
  );
});

test("for every other names: refused or recognised, never anything else", () => {
  const names = fc.oneof(fc.string(), fc.constantFrom(...idx, ...Object.keys(cifarFiles), "__proto__"));
  fc.assert(
    fc.property(fc.array(names, { maxLength: 8 }), (entries) => {
      try {
        const { paths } = recogniseFiles(entries, "d");
        for (const entry of paths.values()) expect(entries).toContain(entry);
      } catch (error) {
        expect(error).toBeInstanceOf(FormatError);
      }
    }),
    { numRuns: 1000 },
  );
});

test("example: the raw spelling is taken where both are there", () => {
  const { paths } = recogniseFiles([...idx, ...idx.map((name) => `${name}.gz`)], "d");
  expect([...paths.values()]).toEqual(idx);
});

test("an empty folder, a strange one, two data sets in one and batches without a test batch are refused", () => {
  expect(() => recogniseFiles([], "d")).toThrow(/must hold the four idx files .*, got an empty folder/);
  expect(() => recogniseFiles(["a", "b", "c", "d", "e", "f", "g"], "d")).toThrow('"e" and 2 more');
  expect(() => recogniseFiles([idx[0], "test_batch.bin"], "d")).toThrow(
    "one data set, got two: train-images-idx3-ubyte and test_batch.bin",
  );
  expect(() => recogniseFiles(["data_batch_2.bin"], "d")).toThrow("must also hold test_batch.bin");
  expect(() => recogniseFiles(["test_batch.bin"], "d")).toThrow("must also hold data_batch_1.bin");
});
