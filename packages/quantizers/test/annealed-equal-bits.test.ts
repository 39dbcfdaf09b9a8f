import { latentWeights } from "@equal-bits/laws";
import { linearEpsilon } from "@equal-bits/ot";
import { annealedEqualBits } from "@equal-bits/quantizers";
import fc from "fast-check";
import { expect, test } from "vitest";

/** Weights of a network's size, with ties. */
const filters = fc
  .array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: 60 })
  .map((places) => Float32Array.from(places, (place) => place / 20));

test("for every group, ratio and progress: the soft levels sum to the ratio, and grow with the weights", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(filters, share, share, (weights, ratio, progress) => {
      const soft = annealedEqualBits(ratio).soft(weights, progress, new Float32Array(weights.length));
      const mean = soft.reduce((sum, level) => sum + level, 0) / weights.length;
      expect(mean).toBeCloseTo(2 * ratio - 1, 6);
      const order = [...weights.keys()].sort((a, b) => weights[a] - weights[b]);
      for (let i = 1; i < order.length; i++)
        expect(soft[order[i]]).toBeGreaterThanOrEqual(soft[order[i - 1]] - 1e-7);
    }),
    { numRuns: 1000 },
  );
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

test("example: ε falls from 1 to 0.001", () => {
  const { epsilonAt, name } = annealedEqualBits();
  expect([0, 1].map(epsilonAt)).toEqual([1, 1e-3]);
  expect(epsilonAt(0.5)).toBeCloseTo(Math.sqrt(1e-3), 12);
  expect(name).toBe("annealed-equal-bits(0.5)");
});

test("a ratio, a progress or a destination that does not fit is refused, before anything is written", () => {
  expect(() => annealedEqualBits(2)).toThrow("ratio must be a number from 0 to 1, got 2");
  const out = new Float32Array(2).fill(7);
  const { soft } = annealedEqualBits();
  expect(() => soft(Float32Array.of(1), 0, out)).toThrow("out must have the 1 values of weights, got 2");
  expect(() => soft(Float32Array.of(1, 2), 1.5, out)).toThrow(
    "progress must be a number from 0 to 1, got 1.5",
  );
  expect(() => soft(Float32Array.of(1, Number.NaN), 0, out)).toThrow("index 1");
  expect([...out]).toEqual([7, 7]);
});
