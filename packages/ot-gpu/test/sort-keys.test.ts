import { groupsAsColumns, groupsAsRows } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeKey, encodeKeys } from "../src/sort-keys.js";
import { splitRows } from "../src/strands.js";

const single = { first: 0, rows: 1, width: 1, depth: 1 };

function keyOf(weight: number): [number, number] {
  const { high, low } = encodeKeys(Float32Array.of(weight), groupsAsRows(1, 1), single);
  return [high[0], low[0]];
}

test("for every two weights: the keys are ordered as the weights, −0 as 0", () => {
  const weight = latentWeights({ shortest: 2 });
  fc.assert(
    fc.property(weight, ([a, b]) => {
      const [[highA, lowA], [highB, lowB]] = [keyOf(a), keyOf(b)];
      expect(Math.sign(highA - highB || lowA - lowB)).toBe(Math.sign(a < b ? -1 : a > b ? 1 : 0));
    }),
  );
});

test("for every weight: the halves are whole numbers of 16 bits, and the key decodes to it", () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (weight) => {
      const [high, low] = keyOf(weight);
      for (const half of [high, low]) expect(half >= 0 && half < 65536 && Number.isInteger(half)).toBe(true);
      expect(decodeKey(high, low)).toBe(weight + 0);
    }),
  );
});

test("example: 1 has the key 0xbf800000, −1 its complement 0x407fffff, and both zeros 0x80000000", () => {
  expect(keyOf(1)).toEqual([0xbf80, 0]);
  expect(keyOf(-1)).toEqual([0x407f, 0xffff]);
  expect(keyOf(0)).toEqual([0x8000, 0]);
  expect(keyOf(-0)).toEqual([0x8000, 0]);
});

test("example: five weights of a column in strands of two, −1 where no weight stands", () => {
  const weights = Float32Array.of(1, 9, 2, 9, 3, 9, 4, 9, 5, 9);
  const parts = splitRows(groupsAsColumns(2, 5), 12);
  expect(parts).toEqual([
    { first: 0, rows: 1, width: 4, depth: 2 },
    { first: 1, rows: 1, width: 4, depth: 2 },
  ]);
  const { high, low } = encodeKeys(weights, groupsAsColumns(2, 5), parts[0]);
  const values = [...high].map((half, i) => (half < 0 ? half : decodeKey(half, low[i])));
  // the plane of the first weights of the strands, then that of the second
  expect(values).toEqual([1, 3, 5, -1, 2, 4, -1, -1]);
});

test("for every layout: parts cover all rows, each in arrays that fit", () => {
  fc.assert(
    fc.property(fc.nat({ max: 5000 }), fc.integer({ min: 1, max: 3000 }), (groups, size) => {
      const parts = splitRows(groupsAsRows(groups, size), 2 ** 14);
      let next = 0;
      for (const { first, rows, width, depth } of parts) {
        expect([first, width * depth >= size, 3 * width * rows <= 2 ** 14]).toEqual([next, true, true]);
        expect(width * depth * rows).toBeLessThanOrEqual(2 ** 14);
        next += rows;
      }
      expect(next).toBe(groups);
    }),
  );
});

test("a group that fits in no array is refused", () => {
  expect(() => splitRows(groupsAsRows(1, 1000), 512)).toThrow("a group must fit in the 512 cells");
});
