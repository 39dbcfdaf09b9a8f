import { latentWeights } from "@equal-bits/laws";
import { linearEpsilon } from "@equal-bits/ot";
import { annealedEqualBits, type Ratio, recipe } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";

/** Weights of a network's size, with ties. */
const filters = fc
  .array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 60 })
  .map((places) => Float32Array.from(places, (place) => place / 20));

const share = fc.double({ min: 0, max: 1, noNaN: true });
const ratios: fc.Arbitrary<Ratio> = fc.oneof(
  share,
  fc.constantFrom<Ratio>({ numerator: 1, denominator: 3 }, { numerator: 0, denominator: 1 }, { count: 1 }),
);

test("for every group, ratio and progress: the soft levels sum to n₊ − n₋, as the bits do, and grow with the weights", () => {
  fc.assert(
    fc.property(filters, ratios, share, (weights, ratio, progress) => {
      const { soft, quantizer } = annealedEqualBits(ratio);
      const levels = soft(weights, progress, new Float32Array(weights.length));
      const sum = levels.reduce((total, level) => total + level, 0);
      const [low, high] = quantizer.counts?.(weights.length) ?? [];
      expect(Math.abs(sum - (high - low)) / weights.length).toBeLessThan(1e-6);
      const order = [...weights.keys()].sort((a, b) => weights[a] - weights[b]);
      for (let i = 1; i < order.length; i++)
        expect(levels[order[i]]).toBeGreaterThanOrEqual(levels[order[i - 1]] - 1e-7);
    }),
    { numRuns: 1000 },
  );
});

/** 2 s − 1, with the λ that halving finds such that s sums to `high`. */
function byHalving(weights: Float32Array, high: number, epsilon: number): Float64Array {
  const levelsAt = (lambda: number) =>
    Float64Array.from(weights, (weight) => Math.tanh((4 * weight + lambda) / epsilon / 2));
  let [low, up] = [-100, 100];
  for (let step = 0; step < 100; step++) {
    const middle = (low + up) / 2;
    const sum = levelsAt(middle).reduce((total, level) => total + (level + 1) / 2, 0);
    if (sum < high) low = middle;
    else up = middle;
  }
  return levelsAt(up);
}

test("for every group and ratio: they are 2 s − 1 with the λ at which s sums to n₊", () => {
  fc.assert(
    fc.property(filters, ratios, fc.double({ min: 0, max: 0.5, noNaN: true }), (weights, ratio, progress) => {
      const { soft, quantizer, epsilonAt } = annealedEqualBits(ratio);
      const levels = soft(weights, progress, new Float32Array(weights.length));
      const [, high] = quantizer.counts?.(weights.length) ?? [];
      const found = byHalving(weights, high, epsilonAt(progress));
      levels.forEach((level, i) => {
        expect(Math.abs(level - found[i])).toBeLessThan(1e-5);
      });
    }),
    { numRuns: 300 },
  );
});

test("example: of nine weights at 0.3, three are +1, so the soft levels sum to −3, not to −3.6", () => {
  const weights = Float32Array.from({ length: 9 }, (_, i) => Math.sin(3 * i));
  for (const progress of [0, 0.3, 0.6]) {
    const levels = annealedEqualBits(0.3).soft(weights, progress, new Float32Array(9));
    expect(levels.reduce((sum, level) => sum + level, 0)).toBeCloseTo(-3, 5);
  }
});

test("for every group and progress: the bits have the exact counts, and are those of equal bits", () => {
  fc.assert(
    fc.property(latentWeights({ longest: 60 }), (weights) => {
      const { quantizer } = annealedEqualBits(0.3);
      const levels = quantizer.assign(weights, new Uint8Array(weights.length));
      const high = levels.reduce((sum, level) => sum + level, 0);
      expect([weights.length - high, high]).toEqual(quantizer.counts?.(weights.length));
      expect(quantizer.name).toBe("equal-bits(0.3)");
    }),
    { numRuns: 300 },
  );
});

test("example: at the end the soft levels are the bits", () => {
  const weights = Float32Array.of(0.4, -0.2, 0.1, -0.9);
  const { soft } = annealedEqualBits(0.5);
  expect([...soft(weights, 1, new Float32Array(4))]).toEqual([1, -1, 1, -1]);
});

test("example: of two weights d apart, the upper one is tanh(d / ε)", () => {
  // s₊ + s₋ = 1 asks for λ = −2 (w₁ + w₂), so s = sigmoid(2 d / ε), and 2 s − 1 = tanh(d / ε)
  const { soft, epsilonAt } = annealedEqualBits(0.5, {
    epsilonAt: linearEpsilon({ from: 2, to: 1, steps: 1 }),
  });
  expect(epsilonAt(0.5)).toBe(1.5);
  const levels = soft(Float32Array.of(0.75, -0.25), 1, new Float32Array(2));
  expect(levels[0]).toBeCloseTo(Math.tanh(1), 6);
  expect(levels[1]).toBeCloseTo(-Math.tanh(1), 6);
});

test("for every progress: ε is that of the recipe's parts, until these are hard", () => {
  const { epsilonAt } = annealedEqualBits();
  const { partsAt } = recipe("annealed-equal-bits");
  for (let percent = 0; percent < 90; percent++) {
    const { relaxation } = partsAt(percent / 100);
    const [, epsilon] = /^entropic\((.*)\)$/.exec(relaxation ?? "") ?? [];
    expect(Number(epsilon)).toBeCloseTo(epsilonAt(percent / 100), 10);
    expect(epsilonAt(percent / 100)).toBeCloseTo(10 ** ((-3 * percent) / 90), 12);
  }
});

test("example: ε falls from 1 to 0.001, where it stays for the last tenth", () => {
  const { epsilonAt, name } = annealedEqualBits();
  expect([0, 0.9, 0.95, 1].map(epsilonAt)).toEqual([1, 1e-3, 1e-3, 1e-3]);
  expect(epsilonAt(0.45)).toBeCloseTo(Math.sqrt(1e-3), 12);
  expect(name).toBe("annealed-equal-bits(0.5)");
});

test("example: a fraction and a count are ratios as in equal bits", () => {
  const third = annealedEqualBits({ numerator: 1, denominator: 3 });
  expect([third.name, third.quantizer.name]).toEqual(["annealed-equal-bits(1/3)", "equal-bits(1/3)"]);
  const one = annealedEqualBits({ count: 1 });
  expect(one.name).toBe("annealed-equal-bits(count=1)");
  const [upper, lower] = one.soft(Float32Array.of(0.75, -0.25), 0, new Float32Array(2));
  expect([upper, lower]).toEqual([expect.closeTo(Math.tanh(1), 6), expect.closeTo(-Math.tanh(1), 6)]);
  expect(() => one.soft(new Float32Array(0), 0, new Float32Array(0))).toThrow(
    "size must be at least the count 1",
  );
  expect(annealedEqualBits(0.3).soft(new Float32Array(0), 0, new Float32Array(0))).toHaveLength(0);
});

test("a ratio, a progress or a destination that does not fit is refused, before anything is written", () => {
  expect(() => annealedEqualBits(2)).toThrow("ratio must be a number from 0 to 1, got 2");
  const out = new Float32Array(2).fill(7);
  const { soft } = annealedEqualBits();
  expect(() => soft(Float32Array.of(1), 0, out)).toThrow("out must have the 1 values of weights, got 2");
  expect(() => soft(Float32Array.of(1, 2), 1.5, out)).toThrow(
    "progress must be a number from 0 to 1, got 1.5",
  );
  expect(() => soft(Float32Array.of(1, 2), "1" as never, out)).toThrow(
    'progress must be a number from 0 to 1, got "1"',
  );
  expect(() => soft(Float32Array.of(1, Number.NaN), 0, out)).toThrow("index 1");
  expect([...out]).toEqual([7, 7]);
});
