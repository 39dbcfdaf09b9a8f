import { FormatError } from "@equal-bits/core";
import { memory, scalar, tensor } from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { decodeTensors, encodeTensors } from "../src/encoded-tensors.js";
import { useWasmTraining } from "../src/wasm-training-backend.js";

beforeAll(useWasmTraining);

const values = fc.oneof(fc.float(), fc.constantFrom(-0, 2 ** -149, 3e38, Number.NaN, -Infinity));

test("for every list of tensors: decoding gives the same bits in the same shapes", async () => {
  const sizes = fc.tuple(fc.nat({ max: 4 }), fc.integer({ min: 1, max: 3 }));
  const lists = fc.array(
    sizes.chain(([rows, columns]) =>
      fc.record({
        shape: fc.constant<number[]>([rows, columns]),
        numbers: fc.array(values, { minLength: rows * columns, maxLength: rows * columns }),
      }),
    ),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(lists, async (list) => {
      const before = memory().numTensors;
      const given = list.map(({ shape, numbers }, i) => ({
        name: `w${i}`,
        tensor: tensor(Float32Array.from(numbers), shape),
      }));
      const kinds = list.map(({ shape }) => ({ shape, dtype: "float32" as const }));
      const found = decodeTensors(await encodeTensors(given), kinds, "file");
      for (const [i, { tensor: read }] of found.entries()) {
        expect(read.shape).toEqual(list[i].shape);
        expect([...read.dataSync()]).toEqual([...Float32Array.from(list[i].numbers)]); // −0 is not 0, NaN is NaN
      }
      for (const { tensor: made } of [...given, ...found]) made.dispose();
      expect(memory().numTensors).toBe(before);
    }),
    { numRuns: 30 },
  );
});

test("example: a whole number and two floats", async () => {
  const given = [
    { name: "iter", tensor: scalar(258, "int32") },
    { name: "w", tensor: tensor([1, -2]) },
  ];
  const text = await encodeTensors(given);
  expect([...Buffer.from(text, "base64")]).toEqual([2, 1, 0, 0, 0, 0, 128, 63, 0, 0, 0, 192]);
  const [iter, w] = decodeTensors(
    text,
    [
      { shape: [], dtype: "int32" },
      { shape: [2], dtype: "float32" },
    ],
    "file",
  );
  expect([iter.tensor.dtype, ...iter.tensor.dataSync(), ...w.tensor.dataSync()]).toEqual([
    "int32",
    258,
    1,
    -2,
  ]);
});

for (const [what, text] of Object.entries({
  "too few bytes": "AAAA",
  "too many bytes": Buffer.alloc(12).toString("base64"),
  "no base64": "§§§§§§§§§§§",
  "no text": 7,
  nothing: undefined,
  "an object": { base64: "AAAAAAAAAAA=" },
}))
  test(`${what} instead of two floats is refused`, () => {
    const decode = (): unknown => decodeTensors(text, [{ shape: [2], dtype: "float32" }], "run.json");
    expect(decode).toThrow(FormatError);
    expect(decode).toThrow(/^checkpoint run\.json must hold tensors of 8 bytes, got \d+; delete it/);
  });
