import { FormatError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  parseSafetensors,
  storedTensor,
  valuesOf,
  type WeightTensor,
  writeSafetensors,
} from "../../src/index.js";
import { tensorLists } from "../arbitrary-tensors.js";
import { rawSafetensors } from "../raw-safetensors.js";

const texts = fc
  .array(fc.tuple(fc.string(), fc.string()), { maxLength: 3 })
  .map((entries) => new Map(entries));

test("for every tensors and texts: what was written comes back, longer numbers first", () => {
  fc.assert(
    fc.property(tensorLists, texts, (tensors, metadata) => {
      const read = parseSafetensors(writeSafetensors(tensors, metadata));
      expect(read.format).toBe("safetensors");
      expect(read.metadata).toEqual(metadata);
      const bits = (dtype: string): number => Number(/\d+$/.exec(dtype));
      const longerFirst = [...tensors].sort((one, other) => bits(other.dtype) - bits(one.dtype));
      const full = ({ size }: WeightTensor): boolean => size > 0;
      expect(read.tensors.filter(full)).toEqual(longerFirst.filter(full));
      expect(new Map(read.tensors.map((tensor) => [tensor.name, tensor]))).toEqual(
        new Map(tensors.map((tensor) => [tensor.name, tensor])),
      );
    }),
  );
});

test("for every tensors: written, read and written again gives the same bytes", () => {
  fc.assert(
    fc.property(tensorLists, texts, (tensors, metadata) => {
      const file = writeSafetensors(tensors, metadata);
      const { tensors: read, metadata: said } = parseSafetensors(file);
      expect(writeSafetensors(read, said)).toEqual(file);
    }),
    { numRuns: 1000 },
  );
});

test("for every tensors: numbers lie at multiples of their length, and no memory is taken for them", () => {
  fc.assert(
    fc.property(tensorLists, fc.nat(9), (tensors, offset) => {
      const file = writeSafetensors(tensors);
      const within = new Uint8Array(file.length + offset + 5);
      within.set(file, offset);
      const read = parseSafetensors(within.subarray(offset, offset + file.length));
      for (const { bytes, byteLength, size } of read.tensors) {
        expect(bytes.buffer).toBe(within.buffer);
        if (size > 0) expect((bytes.byteOffset - offset) % (byteLength / size)).toBe(0);
      }
    }),
  );
});

test("for every tensors and every place: a truncated file is refused, and one that is too long", () => {
  fc.assert(
    fc.property(tensorLists, (tensors) => {
      const file = writeSafetensors(tensors);
      for (let end = 0; end < file.length; end++)
        expect(() => parseSafetensors(file.subarray(0, end)), `${end}`).toThrow(FormatError);
      expect(() => parseSafetensors(Uint8Array.of(...file, 0))).toThrow(FormatError);
    }),
    { numRuns: 30 },
  );
});

test("example: a file written out by hand", () => {
  const header = {
    __metadata__: { format: "pt" },
    second: { dtype: "U8", shape: [], data_offsets: [8, 9] },
    first: { dtype: "F32", shape: [2, 1], data_offsets: [0, 8] },
  };
  // 1.5 is 0x3fc00000, −2 is 0xc0000000
  const file = rawSafetensors(`${JSON.stringify(header)}  `, [0, 0, 0xc0, 0x3f, 0, 0, 0, 0xc0, 7]);
  const { tensors, metadata, model } = parseSafetensors(file);
  expect(
    tensors.map(({ name, shape, dtype, size, byteLength }) => [name, shape, dtype, size, byteLength]),
  ).toEqual([
    ["first", [2, 1], "float32", 2, 8],
    ["second", [], "uint8", 1, 1],
  ]);
  expect(tensors.map((tensor) => [...valuesOf(tensor)])).toEqual([[1.5, -2], [7]]);
  expect([...metadata]).toEqual([["format", "pt"]]);
  expect(model).toBeNull();
});

test("example: names are plain data, in the order of their bytes", () => {
  const entry = (at: number): object => ({ dtype: "I8", shape: [1], data_offsets: [at, at + 1] });
  const members = ["constructor", "__proto__", "1", "0"].map(
    (name, i) => `"${name}":${JSON.stringify(entry(i))}`,
  );
  const { tensors } = parseSafetensors(rawSafetensors(`{${members.join(",")}}`, [1, 2, 3, 4]));
  expect(tensors.map(({ name }) => name)).toEqual(["constructor", "__proto__", "1", "0"]);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

test("example: tensors without numbers are in the order of their names, whichever was written first", () => {
  const [one, other] = ["0", "a"].map((name) => storedTensor(name, [0], new Float32Array(0)));
  const file = writeSafetensors([other, one]);
  expect(file).toEqual(writeSafetensors([one, other]));
  const header =
    '{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"A":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}';
  expect(parseSafetensors(rawSafetensors(header)).tensors.map(({ name }) => name)).toEqual(["A", "a"]);
});

test("example: numbers of four and six bits are named, not read", () => {
  const header = {
    four: { dtype: "F4", shape: [3, 2], data_offsets: [0, 3] },
    six: { dtype: "F6_E2M3", shape: [4], data_offsets: [3, 6] },
  };
  const { tensors } = parseSafetensors(rawSafetensors(header, [1, 2, 3, 4, 5, 6]));
  expect(tensors.map(({ dtype, readable }) => [dtype, readable])).toEqual([
    ["float4", false],
    ["float6_e2m3", false],
  ]);
  expect(() => valuesOf(tensors[0])).toThrow(/tensor "four" must be of numbers that can be read, got float4/);
});

test("example: an empty file of tensors, and a tensor without numbers between two others", () => {
  expect(parseSafetensors(rawSafetensors({})).tensors).toEqual([]);
  const header = {
    b: { dtype: "I8", shape: [1], data_offsets: [1, 2] },
    none: { dtype: "F32", shape: [0, 9], data_offsets: [1, 1] },
    a: { dtype: "I8", shape: [1], data_offsets: [0, 1] },
  };
  const { tensors } = parseSafetensors(rawSafetensors(header, [1, 2]));
  expect(tensors.map(({ name }) => name)).toEqual(["a", "none", "b"]);
});

const tensor = { dtype: "F32", shape: [1], data_offsets: [0, 4] };
const refused: [string, unknown, RegExp][] = [
  ["a list", [], /must be a JSON object that begins with its first byte/],
  ["a space in front", ' {"a":1}', /must be a JSON object that begins/],
  ["text that ends early", '{"a":', /must be JSON in UTF-8, got text that is not/],
  ["two objects", "{}{}", /must be JSON/],
  [
    "a name that stands twice",
    `{"a":${JSON.stringify(tensor)},"a":${JSON.stringify(tensor)}}`,
    /got \d names that stand twice/,
  ],
  [
    "a field that stands twice",
    '{"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}',
    /got \d names that stand twice/,
  ],
  [
    "an entry that is no object",
    { a: 3 },
    /tensor "a" of safetensors file must have dtype, shape and data_offsets, got 3/,
  ],
  [
    "half a character in a name",
    `{"\\ud800":${JSON.stringify(tensor)}}`,
    /tensor "\\u\{d800\}" of safetensors file must have a name of whole characters/,
  ],
  ["an unknown dtype", { a: { ...tensor, dtype: "f32" } }, /must have a dtype of F64, F32, .*, got "f32"/],
  ["a dtype that is an inherited name", { a: { ...tensor, dtype: "toString" } }, /got "toString"/],
  ["no shape", { a: { ...tensor, shape: undefined } }, /must have a shape of at most 32 axes, got undefined/],
  ["a shape of 33 axes", { a: { ...tensor, shape: new Array(33).fill(1) } }, /got an array of 33/],
  [
    "a negative axis",
    { a: { ...tensor, shape: [-1] } },
    /must have axes of whole numbers ≥ 0, got -1 for axis 0/,
  ],
  ["an axis of −0", '{"a":{"dtype":"F32","shape":[-0],"data_offsets":[0,4]}}', /axes of whole numbers/],
  ["a half axis", { a: { ...tensor, shape: [0.5] } }, /axes of whole numbers/],
  [
    "an axis beyond 2⁵³",
    '{"a":{"dtype":"F32","shape":[9007199254740993],"data_offsets":[0,4]}}',
    /axes of whole numbers/,
  ],
  [
    "an infinite axis",
    '{"a":{"dtype":"F32","shape":[1e999],"data_offsets":[0,4]}}',
    /axes of whole numbers ≥ 0, got Infinity/,
  ],
  [
    "a product beyond 2⁵³",
    { a: { ...tensor, shape: [2 ** 30, 2 ** 30] } },
    /must take a whole number of bytes below 2⁵⁰/,
  ],
  [
    "a product that wraps to 1 in 64 bits",
    { a: { ...tensor, shape: [4294967297, 4294967297, 3, 5] } },
    /below 2⁵⁰/,
  ],
  ["half a byte", { a: { dtype: "F4", shape: [3], data_offsets: [0, 2] } }, /whole number of bytes/],
  ["no offsets", { a: { ...tensor, data_offsets: 4 } }, /must have data_offsets \[begin, end\]/],
  ["one offset", { a: { ...tensor, data_offsets: [4] } }, /must have data_offsets \[begin, end\]/],
  [
    "offsets backwards",
    { a: { ...tensor, data_offsets: [4, 0] } },
    /must have data_offsets .*, got \[4, 0\]/,
  ],
  ["offsets of texts", { a: { ...tensor, data_offsets: ["0", "4"] } }, /got \["0", "4"\]/],
  [
    "a shape of other bytes than the offsets",
    { a: { ...tensor, shape: [2] } },
    /must have 8 bytes, as F32 of shape \[2\] takes, got data_offsets \[0, 4\]/,
  ],
  [
    "more bytes than the shape takes",
    { a: { ...tensor, shape: [0] } },
    /must have 0 bytes, as F32 of shape \[0\] takes, got data_offsets \[0, 4\]/,
  ],
  [
    "a hole in front",
    { a: { ...tensor, data_offsets: [1, 5] } },
    /must begin at 0, where the one before ends, got 1/,
  ],
  ["an overlap", { a: tensor, b: tensor }, /tensor "b" .* must begin at 4, where the one before ends, got 0/],
  [
    "10 GB that are not there",
    { a: { ...tensor, shape: [2.5e9], data_offsets: [0, 1e10] } },
    /must have 10000000000 bytes behind its header, as its tensors take, got 4; it is truncated/,
  ],
  [
    "bytes that are nobody's",
    {},
    /must have 0 bytes behind its header, as its tensors take, got 4; it is too long/,
  ],
  [
    "metadata of numbers",
    { __metadata__: { a: 1 }, b: tensor },
    /__metadata__ in the header of safetensors file must be an object of texts/,
  ],
  ["metadata that is a text", { __metadata__: "a", b: tensor }, /must be an object of texts/],
  ["depth", `{"a":${"[".repeat(200)}`, /must nest at most 100 deep/],
];

for (const [what, header, message] of refused)
  test(`${what} is refused`, () => {
    const parse = (): unknown => parseSafetensors(rawSafetensors(header, [0, 0, 0, 0]));
    expect(parse).toThrow(FormatError);
    expect(parse).toThrow(message);
  });

test("a header that is longer than the file is refused, whatever it claims", () => {
  for (const length of [3n, 10_000_000_000n, 2n ** 63n, 2n ** 64n - 1n])
    expect(() => parseSafetensors(rawSafetensors("{}", [], length))).toThrow(
      `must have at most 2 bytes, as there are and as may be, got a claim of ${length}`,
    );
});

test("a header of more than 100 MB is refused, though it is there", () => {
  const file = new Uint8Array(100_000_100);
  new DataView(file.buffer).setBigUint64(0, 100_000_001n, true);
  expect(() => parseSafetensors(file)).toThrow("must have at most 100000000 bytes");
});

test("more than 65,536 tensors, and more values than a header needs, are refused before they are made", () => {
  const many = Array.from({ length: 65_537 }, (_, i) => `"${i}":0`);
  expect(() => parseSafetensors(rawSafetensors(`{${many.join(",")}}`))).toThrow("at most 65536 tensors");
  const mountain = `{"a":[${"{},".repeat(2 ** 20)}0]}`;
  expect(() => parseSafetensors(rawSafetensors(mountain))).toThrow("hold at most 1048576 values");
});

test("text that is not UTF-8 is refused", () => {
  const file = rawSafetensors('{"x":1}');
  file[10] = 0xff;
  expect(() => parseSafetensors(file)).toThrow(/must be JSON in UTF-8/);
});

test("the message names the file, and never a control character of it", () => {
  const name = `\u001b[2J\u202e${"x".repeat(1000)}\n`;
  try {
    parseSafetensors(rawSafetensors({ [name]: { ...tensor, dtype: "\u0007" } }), "model.safetensors");
    expect.unreachable();
  } catch (error) {
    const { message } = error as Error;
    expect(message).toMatch(/^tensor "\\u\{1b\}\[2J\\u\{202e\}x+…" of model\.safetensors must have a dtype/);
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(message.length).toBeLessThan(500);
  }
});
