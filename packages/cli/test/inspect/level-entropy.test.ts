import { entropyPerFilter } from "@equal-bits/metrics";
import fc from "fast-check";
import { expect, test } from "vitest";
import { levelEntropy } from "../../src/inspect/level-entropy.js";

/** Values of K levels in filters of one size, in rows or in columns. */
const filters = fc
  .record({
    groups: fc.integer({ min: 1, max: 5 }),
    size: fc.integer({ min: 1, max: 9 }),
    levels: fc.uniqueArray(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 6 }),
    columns: fc.boolean(),
  })
  .chain(({ groups, size, levels, columns }) =>
    fc
      .array(fc.constantFrom(...levels), { minLength: groups * size, maxLength: groups * size })
      .map((values) => ({
        values: Float32Array.from(values),
        levels: levels.sort((a, b) => a - b).map((value) => ({ value, count: 0 })),
        layout: { groups, size, interleave: columns ? groups : 1 },
      })),
  );

test("for every filters: −Σ p log₂ p of the shares of their levels, on average", () => {
  fc.assert(
    fc.property(filters, ({ values, levels, layout }) => {
      const { groups, size, interleave } = layout;
      let sum = 0;
      for (let group = 0; group < groups; group++)
        for (const { value } of levels) {
          const own = values.filter(
            (_, at) => (interleave === 1 ? Math.floor(at / size) : at % groups) === group,
          );
          const share = own.filter((other) => other === value).length / size;
          if (share > 0) sum -= share * Math.log2(share);
        }
      expect(levelEntropy(values, levels, layout)).toBeCloseTo(sum / groups, 10);
    }),
  );
});

test("for every filters of −1, 0 and +1: the entropy that metrics gives", () => {
  fc.assert(
    fc.property(filters, ({ values, layout }) => {
      const signs = values.map(Math.sign);
      const levels = [-1, 0, 1].map((value) => ({ value, count: 0 }));
      const each = entropyPerFilter(signs, layout);
      expect(levelEntropy(signs, levels, layout)).toBeCloseTo(
        each.reduce((a, b) => a + b, 0) / layout.groups,
        10,
      );
    }),
  );
});

test("example: four levels, each a quarter, carry two bits", () => {
  const levels = [-3, -1, 1, 3].map((value) => ({ value, count: 1 }));
  expect(levelEntropy(Float32Array.of(3, -1, 1, -3), levels, { groups: 1, size: 4, interleave: 1 })).toBe(2);
});
