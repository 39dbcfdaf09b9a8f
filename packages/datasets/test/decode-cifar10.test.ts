import { FormatError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeCifar10 } from "../src/index.js";
import { cifarBatchOf, imageSets } from "./encode.js";

const sets = imageSets({ side: 32, channels: 3, minimum: 1 });

test("for every set: decoding its batch gives it back", () => {
  fc.assert(
    fc.property(sets, (set) => {
      expect(decodeCifar10([cifarBatchOf(set)])).toEqual(set);
    }),
    { numRuns: 30 },
  );
});

test("for every two sets: the batches are joined in order", () => {
  fc.assert(
    fc.property(sets, sets, (one, two) => {
      const both = decodeCifar10([cifarBatchOf(one), cifarBatchOf(two)]);
      expect([...both.labels]).toEqual([...one.labels, ...two.labels]);
      expect(both.images.subarray(0, one.images.length)).toEqual(one.images);
      expect(both.images.subarray(one.images.length)).toEqual(two.images);
    }),
    { numRuns: 20 },
  );
});

test("for every pixel of a record: its red, green and blue stand side by side", () => {
  const batch = Uint8Array.from({ length: 3073 }, (_, at) => (at === 0 ? 3 : (at * 7) % 251));
  const { images } = decodeCifar10([batch]);
  for (let row = 0; row < 32; row++)
    for (let column = 0; column < 32; column++)
      for (let channel = 0; channel < 3; channel++)
        expect(images[(row * 32 + column) * 3 + channel]).toBe(batch[1 + channel * 1024 + row * 32 + column]);
});

test("example: planes of 1, 2 and 3 become pixels (1, 2, 3)", () => {
  const batch = new Uint8Array(3073);
  batch[0] = 9;
  for (const channel of [0, 1, 2]) batch.fill(channel + 1, 1 + channel * 1024, 1 + (channel + 1) * 1024);
  const set = decodeCifar10([batch]);
  expect([...set.images.subarray(0, 6)]).toEqual([1, 2, 3, 1, 2, 3]);
  expect([...set.labels]).toEqual([9]);
  expect(set).toMatchObject({ count: 1, height: 32, width: 32, channels: 3, classes: 10 });
});

test("for every place inside a record: a truncated batch is refused", () => {
  const batch = new Uint8Array(2 * 3073);
  for (let end = 0; end < batch.length; end++)
    if (end !== 3073) expect(() => decodeCifar10([batch.subarray(0, end)])).toThrow(FormatError);
});

test("for every random bytes: decoded to what they say, or refused", () => {
  const lengths = fc.oneof(fc.nat(4000), fc.constantFrom(3073, 2 * 3073, 3 * 3073));
  const fill = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(lengths, fill, fc.uint8Array({ maxLength: 50 }), (length, byte, start) => {
      const batch = new Uint8Array(length).fill(byte);
      batch.set(start.subarray(0, length));
      const labels = batch.filter((_, at) => at % 3073 === 0);
      const valid = length > 0 && length % 3073 === 0 && labels.every((label) => label < 10);
      if (valid) expect(decodeCifar10([batch]).labels).toEqual(labels);
      else expect(() => decodeCifar10([batch])).toThrow(FormatError);
    }),
    { numRuns: 1500 },
  );
});

test("no batch, an empty one, a label above 9 and a gzipped one are refused, with the file's name", () => {
  const good = new Uint8Array(3073);
  const bad = new Uint8Array(2 * 3073);
  bad[3073] = 10;
  expect(() => decodeCifar10([])).toThrow("at least one batch");
  expect(() => decodeCifar10([good, new Uint8Array(0)])).toThrow(
    "CIFAR-10 batch 2 must have a multiple of 3073",
  );
  expect(() => decodeCifar10([good, bad], ["a", "b"])).toThrow(
    "b must hold labels from 0 to 9, got 10 in record 1",
  );
  expect(() => decodeCifar10([Uint8Array.of(0x1f, 0x8b, 8)])).toThrow(/gzipped/);
});
