import fc from "fast-check";
import { expect, test } from "vitest";
import { levelsIn } from "../../src/inspect/levels-in.js";

test("for every weights of few values: the values with their counts, lowest first", () => {
  const few = fc.uniqueArray(
    fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    { minLength: 1, maxLength: 16 },
  );
  fc.assert(
    fc.property(few, fc.array(fc.nat(), { maxLength: 60 }), (levels, picks) => {
      const values = Float32Array.from([
        ...levels,
        ...levels,
        ...picks.map((pick) => levels[pick % levels.length]),
      ]);
      const found = levelsIn(values);
      expect(found?.map(({ value }) => value)).toEqual([...levels].sort((a, b) => a - b));
      for (const { value, count } of found ?? [])
        expect(count).toBe(values.filter((other) => other === value).length);
    }),
  );
});

test("for every weights of more than 16 values: they are real numbers", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 17, maxLength: 40 }), (values) => {
      const floats = new Set(values.map(Math.fround));
      fc.pre(floats.size > 16);
      expect(levelsIn(Float32Array.from([...values, ...values, ...values]))).toBeNull();
    }),
  );
});

test("example: what is met once each is real, unless it is −1, 0 and +1", () => {
  expect(levelsIn(Float32Array.of(0.3, -0.2, 0.7))).toBeNull();
  expect(levelsIn(Float32Array.of(1, -1, 0))).toEqual([
    { value: -1, count: 1 },
    { value: 0, count: 1 },
    { value: 1, count: 1 },
  ]);
  expect(levelsIn(Float32Array.of(0, -0))).toEqual([{ value: 0, count: 2 }]);
});
