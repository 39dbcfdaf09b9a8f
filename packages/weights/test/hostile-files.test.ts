import { EqualBitsError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  parseSafetensors,
  parseTfjsModel,
  valuesOf,
  type WeightFile,
  writeSafetensors,
} from "../src/index.js";
import { tensorLists } from "./arbitrary-tensors.js";
import { rawSafetensors } from "./raw-safetensors.js";
import { models, textOf } from "./tfjs/tfjs-files.js";

/** Reads all of a file, or is refused; and takes no more memory than the file is long, and four bytes for each of its numbers. */
function readOrRefused(bytes: number, parse: () => WeightFile): void {
  let file: WeightFile;
  try {
    file = parse();
  } catch (error) {
    expect(error).toBeInstanceOf(EqualBitsError);
    expect((error as Error).message.length).toBeLessThan(2000);
    return;
  }
  expect(file.tensors.reduce((sum, tensor) => sum + tensor.bytes.length, 0)).toBeLessThanOrEqual(bytes);
  for (const tensor of file.tensors) {
    expect(tensor.bytes.length).toBe(tensor.byteLength);
    if (tensor.readable) expect(valuesOf(tensor)).toHaveLength(tensor.size);
    else expect(() => valuesOf(tensor)).toThrow(EqualBitsError);
    expect(tensor.size).toBeLessThanOrEqual(2 * tensor.byteLength);
  }
}

function total(shards: ReadonlyMap<string, Uint8Array>): number {
  return [...shards.values()].reduce((sum, { length }) => sum + length, 0);
}

/** Places and bytes to put there. */
const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });

function changed(file: Uint8Array, edits: readonly (readonly [number, number])[]): Uint8Array {
  const copy = file.slice();
  for (const [at, byte] of edits) copy[at % copy.length] = byte;
  return copy;
}

test("for every safetensors file with some bytes changed: read, or refused", () => {
  fc.assert(
    fc.property(tensorLists, changes, (tensors, edits) => {
      const file = changed(writeSafetensors(tensors), edits);
      readOrRefused(file.length, () => parseSafetensors(file));
    }),
    { numRuns: 5000 },
  );
});

test("for every tfjs model with some bytes changed: read, or refused", () => {
  fc.assert(
    fc.property(models, changes, ({ modelJson, shards }, edits) => {
      readOrRefused(total(shards), () => parseTfjsModel(changed(modelJson, edits), shards));
    }),
    { numRuns: 5000 },
  );
});

test("for every random bytes: read, or refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      readOrRefused(bytes.length, () => parseSafetensors(bytes));
      readOrRefused(0, () => parseTfjsModel(bytes, new Map()));
      const header = bytes.subarray(0, 40);
      readOrRefused(bytes.length, () =>
        parseSafetensors(rawSafetensors(new TextDecoder().decode(header), bytes)),
      );
    }),
    { numRuns: 5000 },
  );
});

/** Numbers that a header may claim. */
const claims = fc.oneof(
  fc.nat(20),
  fc.constantFrom(-1, 0.5, 2 ** 31, 2 ** 32 + 1, 2.5e9, 2 ** 53 - 1, 2 ** 53, 1e300, null, "8", [], {}),
);
const dtypes = fc.constantFrom(
  "F32",
  "F64",
  "F16",
  "I8",
  "BOOL",
  "C64",
  "F4",
  "F6_E2M3",
  "F9",
  "__proto__",
  3,
  null,
);

test("for every lying header: read, or refused", () => {
  const entry = fc.record({
    dtype: dtypes,
    shape: fc.oneof(fc.array(claims, { maxLength: 4 }), claims),
    data_offsets: fc.oneof(fc.tuple(claims, claims), claims),
  });
  const header = fc.dictionary(
    fc.constantFrom("a", "b", "__proto__", "__metadata__", "0"),
    fc.oneof(entry, fc.jsonValue()),
  );
  fc.assert(
    fc.property(header, fc.uint8Array({ maxLength: 30 }), (claimed, data) => {
      readOrRefused(data.length, () => parseSafetensors(rawSafetensors(claimed, data)));
    }),
    { numRuns: 5000 },
  );
});

test("for every lying list of weights: read, or refused", () => {
  const quantization = fc.record(
    { dtype: fc.constantFrom("uint8", "uint16", "float16", "uint4"), scale: claims, min: claims },
    { requiredKeys: [] },
  );
  const weight = fc.record(
    {
      name: fc.constantFrom("a", "b", "__proto__", 3),
      shape: fc.oneof(fc.array(claims, { maxLength: 4 }), claims),
      dtype: fc.constantFrom("float32", "int32", "bool", "complex64", "string", "float64"),
      quantization,
    },
    { requiredKeys: ["name", "shape", "dtype"] },
  );
  const paths = fc.array(fc.constantFrom("a", "b", "../a", "/a", "c"), { maxLength: 3 });
  const group = fc.oneof(fc.record({ paths, weights: fc.array(weight, { maxLength: 3 }) }), fc.jsonValue());
  const bytes = fc.uint8Array({ maxLength: 20 });
  fc.assert(
    fc.property(fc.array(group, { maxLength: 3 }), bytes, bytes, (weightsManifest, a, b) => {
      const shards = new Map([
        ["a", a],
        ["b", b],
      ]);
      readOrRefused(total(shards), () => parseTfjsModel(textOf(JSON.stringify({ weightsManifest })), shards));
    }),
    { numRuns: 5000 },
  );
});

test("for every depth of nesting: read, or refused, and never too deep for the stack", () => {
  for (const depth of [1, 50, 99, 100, 101, 5000, 2_000_000])
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
      ["[", ""],
      ['{"', ""],
    ]) {
      const deep = `{"x":${open.repeat(depth)}0${close.repeat(depth)}}`;
      readOrRefused(deep.length, () => parseSafetensors(rawSafetensors(deep)));
      readOrRefused(0, () =>
        parseTfjsModel(textOf(`{"weightsManifest":[],"modelTopology":${deep}}`), new Map()),
      );
    }
});

test("a mountain of small values is refused before it is made: memory stays near the text's own", () => {
  const text = textOf(`{"weightsManifest":[],"x":[${"{},".repeat(10_000_000)}0]}`);
  const before = process.memoryUsage().heapUsed;
  expect(() => parseTfjsModel(text, new Map())).toThrow(/hold at most 1048576 values, got 3 and 20000005/);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(50e6); // parsed, they would take half a gigabyte
});
