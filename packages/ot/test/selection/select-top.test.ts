import { latentWeights, levelsByRank } from "@equal-bits/laws";
import { selectTop } from "@equal-bits/ot";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hardWeights } from "./hard-weights.js";

const filterAndCount = (longest: number) =>
  latentWeights({ longest }).chain((weights) =>
    fc.tuple(fc.constant(weights), fc.nat({ max: weights.length })),
  );

test("for every filter and count: marks exactly the weights that sorting would", () => {
  fc.assert(
    fc.property(filterAndCount(300), ([weights, count]) => {
      const marks = selectTop(weights, count, new Uint8Array(weights.length).fill(9));
      expect(marks).toEqual(levelsByRank(weights, [weights.length - count, count]));
    }),
    { numRuns: 3000 },
  );
});

test("for every long filter and count: marks exactly the weights that sorting would", () => {
  fc.assert(
    fc.property(filterAndCount(8000), ([weights, count]) => {
      const marks = selectTop(weights, count, new Uint8Array(weights.length));
      expect(marks).toEqual(levelsByRank(weights, [weights.length - count, count]));
    }),
    { numRuns: 100 },
  );
});

test("example: of three weights that tie for two places the earlier two are marked", () => {
  expect([...selectTop(Float32Array.of(-0, 5, 0, -1, 0), 3, new Uint8Array(5))]).toEqual([1, 1, 1, 0, 0]);
});

test("example: one outlier of 1e30 does not blind the search", () => {
  const weights = Float32Array.from({ length: 1000 }, (_, i) => (i === 7 ? 1e30 : i / 1000));
  const marks = selectTop(weights, 500, new Uint8Array(1000));
  expect(marks).toEqual(levelsByRank(weights, [500, 500]));
});

for (const [name, make] of Object.entries(hardWeights))
  test(`for every size and count of weights ${name}: marks exactly the weights that sorting would`, () => {
    for (const size of [0, 1, 2, 21, 64, 577, 4608, 17_000]) {
      const weights = make(size);
      for (const count of [0, 1, size >> 2, size >> 1, size - (size >> 3), size].filter((k) => k <= size))
        expect(selectTop(weights, count, new Uint8Array(size))).toEqual(
          levelsByRank(weights, [size - count, count]),
        );
    }
  });

for (const count of [-1, 4, 1.5, Number.NaN])
  test(`a count of ${count} of 3 weights is refused`, () => {
    expect(() => selectTop(new Float32Array(3), count, new Uint8Array(3))).toThrow(
      "count must be a whole number from 0 to 3",
    );
  });

test("marks of another length is refused", () => {
  expect(() => selectTop(new Float32Array(3), 1, new Uint8Array(2))).toThrow(
    "marks must have the 3 values of weights, got 2",
  );
});

test("a NaN is refused with its index, before anything is written", () => {
  const marks = new Uint8Array(3).fill(9);
  expect(() => selectTop(Float32Array.of(0, 1, Number.NaN), 1, marks)).toThrow("NaN at index 2");
  expect([...marks]).toEqual([9, 9, 9]);
});

test("example: the halving tells the least subnormals on both sides of zero apart", () => {
  const tiny = 2 ** -149;
  const weights = Float32Array.from({ length: 700 }, (_, i) => (((i * 5) % 7) - 3) * tiny);
  for (let count = 0; count <= 700; count += 50)
    expect(selectTop(weights, count, new Uint8Array(700))).toEqual(
      levelsByRank(weights, [700 - count, count]),
    );
});
