import { apportion, DomainError, groupsAsRows, quantizeGroups } from "@equal-bits/core";
import { latentWeights, quantizerLaws } from "@equal-bits/laws";
import { entropic, equalBits, semiRelaxed } from "@equal-bits/quantizers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

for (const ratio of [0, 0.1, 0.29, 0.3, 0.5, 2 / 3, 0.999, 1])
  describe(`equalBits(${ratio})`, () => {
    for (const law of quantizerLaws(equalBits(ratio), { shares: [1 - ratio, ratio] }))
      test(law.name, law.check);
  });

const third = { numerator: 1, denominator: 3 };
const variants = [
  { rule: equalBits(0.3, { levels: "centred" }), shares: [0.7, 0.3] },
  { rule: equalBits(0.3, { levels: "fitted" }), shares: [0.7, 0.3] },
  { rule: equalBits(0.3, { exactTotal: true }), shares: [0.7, 0.3] },
  { rule: equalBits(third, { exactTotal: true, levels: "centred" }), shares: [2 / 3, 1 / 3] },
  { rule: equalBits(0.5, { solver: entropic(0.1) }), shares: [0.5, 0.5] },
];
for (const { rule, shares } of variants)
  describe(rule.name, () => {
    for (const law of quantizerLaws(rule, { shares, cases: 300 })) test(law.name, law.check);
  });

describe("equalBits({ count: 3 }), of 7", () => {
  for (const law of quantizerLaws(equalBits({ count: 3 }), { size: 7, cases: 300 }))
    test(law.name, law.check);
});

test("example: half of five weights is three of +1, the greatest", () => {
  const half = equalBits();
  const weights = Float32Array.of(0.3, -2, 0.1, 0.1, -0.4);
  const levels = half.assign(weights, new Uint8Array(5));
  expect([...levels]).toEqual([1, 0, 1, 1, 0]);
  expect(half.values(weights, levels)).toEqual([-1, 1]);
  expect(half.counts?.(5)).toEqual(apportion(5, [0.5, 0.5]));
});

test("for every group of an even size: equal bits at ½ are sign(w − median), where that gives half of each", () => {
  const sizes = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(sizes, (places) => {
      const weights = Float32Array.from(places.length % 2 === 0 ? places : places.slice(1));
      const ascending = weights.toSorted();
      const median = (ascending[weights.length / 2 - 1] + ascending[weights.length / 2]) / 2;
      const levels = equalBits().assign(weights, new Uint8Array(weights.length));
      expect([...levels]).toEqual([...weights].map((weight) => Number(weight > median)));
    }),
    { numRuns: 1000 },
  );
});

test("for every group, shift and scale by powers of two: the bits stay as they were", () => {
  const wholes = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 60 });
  fc.assert(
    fc.property(
      wholes,
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: -9, max: 9 }),
      (places, by, e) => {
        const bits = (weights: Float32Array) =>
          equalBits(0.3).assign(weights, new Uint8Array(weights.length));
        const moved = places.map((place) => (place + by) * 2 ** e);
        expect(bits(Float32Array.from(moved))).toEqual(bits(Float32Array.from(places)));
      },
    ),
    { numRuns: 1000 },
  );
});

test("for every group and ratio: centred levels have mean 0 and variance 1", () => {
  const cases = latentWeights({ shortest: 2, longest: 60 });
  fc.assert(
    fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), (weights, ratio) => {
      const rule = equalBits(ratio, { levels: "centred" });
      const levels = rule.assign(weights, new Uint8Array(weights.length));
      const values = rule.values(weights, levels);
      const made = [...levels].map((level) => values[level]);
      const mean = made.reduce((sum, value) => sum + value, 0) / made.length;
      const variance = made.reduce((sum, value) => sum + (value - mean) ** 2, 0) / made.length;
      expect(mean).toBeCloseTo(0, 9);
      expect(variance).toBeCloseTo(new Set(levels).size === 2 ? 1 : 0, 9);
    }),
    { numRuns: 1000 },
  );
});

test("example: at ratio ¼, centred levels are −1/√3 and √3", () => {
  const rule = equalBits(0.25, { levels: "centred" });
  const weights = Float32Array.of(1, 2, 3, 4);
  const values = rule.values(weights, rule.assign(weights, new Uint8Array(4)));
  expect(values[0]).toBeCloseTo(-1 / Math.sqrt(3), 12);
  expect(values[1]).toBeCloseTo(Math.sqrt(3), 12);
});

test("example: fitted levels are the means of the weights on them", () => {
  const rule = equalBits(0.5, { levels: "fitted" });
  const weights = Float32Array.of(1, 2, 5, -3);
  expect(rule.values(weights, rule.assign(weights, new Uint8Array(4)))).toEqual([-1, 3.5]);
});

test("example: with an exact total, a layer of three filters of three has 5 of +1, not 6", () => {
  const weights = Float32Array.of(1, 2, 3, 1, 2, 3, 1, 2, 3);
  const high = (exactTotal: boolean) =>
    quantizeGroups(equalBits(0.5, { exactTotal }), weights, groupsAsRows(3, 3), new Float32Array(9)).filter(
      (level) => level > 0,
    ).length;
  expect(high(false)).toBe(6);
  expect(high(true)).toBe(5);
});

test("example: its name carries the ratio and what was chosen beside it", () => {
  expect(equalBits().name).toBe("equal-bits(0.5)");
  expect(equalBits(third).name).toBe("equal-bits(1/3)");
  expect(equalBits({ count: 5 }).name).toBe("equal-bits(count=5)");
  expect(equalBits(0.3, { levels: "centred", exactTotal: true }).name).toBe("layer-centred-equal-bits(0.3)");
  expect(equalBits(0.3, { solver: entropic(0.1) }).name).toBe("equal-bits(0.3)");
  expect(equalBits(0.3, { solver: semiRelaxed(2) }).name).toBe("equal-bits(0.3; semi-relaxed(2))");
});

for (const ratio of [-0.01, 1.01, Number.NaN, Number.POSITIVE_INFINITY])
  test(`a ratio of ${ratio} is refused where it is written`, () => {
    expect(() => equalBits(ratio)).toThrow(`ratio must be a number from 0 to 1, got ${ratio}`);
  });

test("what is no number is refused, and told from the number that it looks like", () => {
  const told: readonly (readonly [unknown, string])[] = [
    ["0.5", '"0.5"'],
    [null, "null"],
    [true, "true"],
    [1n, "1n"],
    [Symbol("half"), "Symbol(half)"],
  ];
  for (const [ratio, got] of told) {
    expect(() => equalBits(ratio as never)).toThrow(DomainError);
    expect(() => equalBits(ratio as never)).toThrow(
      new DomainError(`ratio must be a number from 0 to 1, got ${got}`),
    );
  }
});

test("a count with an exact total is refused", () => {
  expect(() => equalBits({ count: 2 }, { exactTotal: true })).toThrow(
    "ratio must be a share where exactTotal is set, got a count",
  );
});

test("an exact total with a solver that keeps no counts is refused", () => {
  expect(() => equalBits(0.5, { exactTotal: true, solver: semiRelaxed(2) })).toThrow(
    "leave exactTotal and layer- out, since that solver promises no counts",
  );
});
