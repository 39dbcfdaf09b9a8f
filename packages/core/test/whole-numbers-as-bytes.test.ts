import fc from "fast-check";
import { expect, test } from "vitest";
import { wholeNumbersAsBytes } from "../src/whole-numbers-as-bytes.js";

test("for every list of numbers: places on the grid give back each number exactly, or there is none", () => {
  const numbers = fc.oneof(
    fc.array(fc.constantFrom(-3, -1, 1, 3)),
    fc.array(fc.constantFrom(-1, 0, 1)),
    fc.array(fc.integer({ min: -300, max: 300 })),
    fc.array(fc.float()),
  );
  fc.assert(
    fc.property(numbers, (values) => {
      const given = Float32Array.from(values, (value) => value + 0); // −0 is restored as 0
      const found = wholeNumbersAsBytes(given);
      if (found === null) return;
      const places = new Uint8Array(found.places);
      expect(Float32Array.from(places, (place) => place * found.step + found.least)).toEqual(given);
    }),
    { numRuns: 1000 },
  );
});

test("for every number of levels: all codes of a frozen layer become bytes", () => {
  for (let levels = 2; levels <= 256; levels++) {
    const step = levels % 2 === 0 ? 2 : 1;
    const codes = Float32Array.from(
      { length: levels },
      (_, level) => step * level - (step * (levels - 1)) / 2,
    );
    const found = wholeNumbersAsBytes(codes);
    expect(new Uint8Array(found?.places ?? new ArrayBuffer(0))).toEqual(
      Uint8Array.from({ length: levels }, (_, level) => level),
    );
    expect([found?.step, found?.least]).toEqual([step, codes[0]]);
  }
});

test("example: fractions, NaN, infinity and numbers 512 apart have no bytes", () => {
  for (const numbers of [[0.5], [Number.NaN], [Number.POSITIVE_INFINITY], [-255, 0, 255], [300]])
    expect(wholeNumbersAsBytes(Float32Array.from(numbers))).toBeNull();
  expect(wholeNumbersAsBytes(new Float32Array(0))).toEqual({
    places: new ArrayBuffer(0),
    step: 2,
    least: -1,
  });
});
