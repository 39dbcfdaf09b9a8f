import fc from "fast-check";
import { expect, test } from "vitest";
import { columnExtremes } from "../../src/pictures/column-extremes.js";
import { anyNumber } from "./sample-pictures.js";

test("for every data: each column keeps its least and its greatest finite value and nothing else, in order", () => {
  fc.assert(
    fc.property(fc.array(anyNumber, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (values, wide) => {
      const column = (i: number): number => Math.floor(i / wide);
      const kept = columnExtremes(values.length, column, (i) => values[i]);
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      for (let c = 0; c * wide < values.length; c++) {
        const all = values.slice(c * wide, (c + 1) * wide).filter(Number.isFinite);
        const left = kept.filter((i) => column(i) === c).map((i) => values[i]);
        expect(left.length).toBe(Math.min(2, new Set(all.map((value) => value + 0)).size));
        expect([Math.min(...left), Math.max(...left)].map((v) => v + 0)).toEqual(
          [Math.min(...all), Math.max(...all)].map((v) => v + 0),
        );
      }
    }),
  );
});

test("example: a spike among a thousand values of one column is kept, and so is a dip", () => {
  const values = Array.from({ length: 1000 }, (_, i) => (i === 700 ? 9 : i === 300 ? -9 : 0));
  expect(
    columnExtremes(
      1000,
      () => 0,
      (i) => values[i],
    ),
  ).toEqual([300, 700]);
});
