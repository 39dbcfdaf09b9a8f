import { DomainError, MassMismatchError, NonFiniteError, ShapeError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { sinkhorn } from "../../src/sinkhorn/sinkhorn.js";
import type { SinkhornOptions } from "../../src/sinkhorn/sinkhorn-options.js";

const inf = Number.POSITIVE_INFINITY;
const square = Float64Array.of(0, 1, 1, 0);
const half = [0.5, 0.5];

function solve(options: Partial<SinkhornOptions>): () => unknown {
  return () => sinkhorn(square, half, half, { epsilon: 1, ...options });
}

test.each([0, -1, Number.NaN, inf, 1e-301, 1e301])("an epsilon of %s is refused", (epsilon) => {
  expect(solve({ epsilon })).toThrow(DomainError);
  expect(solve({ epsilon })).toThrow(`epsilon must be > 0 and within 1e-300 to 1e+300, got ${epsilon}`);
  expect(solve({ epsilonScaling: { initial: epsilon } })).toThrow("epsilonScaling.initial must be > 0");
});

test.each([0, -1, 1.5, Number.NaN, inf])("%s iterations, or looks, are refused", (count) => {
  expect(solve({ maxIterations: count })).toThrow(`maxIterations must be a whole number ≥ 1, got ${count}`);
  expect(solve({ checkEvery: count })).toThrow(DomainError);
});

test.each([0.99, 2, -1, Number.NaN, inf])("a relaxation of %s is refused", (relaxation) => {
  expect(solve({ relaxation })).toThrow(DomainError);
});

test.each([0, 1, -1, Number.NaN])("a decay of %s is refused", (decay) => {
  expect(solve({ epsilonScaling: { decay } })).toThrow("epsilonScaling.decay must be above 0 and below 1");
});

test.each([-1, Number.NaN])("a tolerance or strength of %s is refused", (value) => {
  expect(solve({ tolerance: value })).toThrow(`tolerance must be finite and ≥ 0, got ${value}`);
  expect(solve({ penalties: { a: value } })).toThrow("penalties.a must be a strength ≥ 0");
  expect(solve({ penalties: { b: value } })).toThrow("Infinity keeps the marginal exactly");
});

test("a cost of another shape is refused", () => {
  expect(() => sinkhorn(square, half, [0.2, 0.3, 0.5], { epsilon: 1 })).toThrow(ShapeError);
  expect(() => sinkhorn(square, [], [], { epsilon: 1 })).toThrow("cost must have 0 × 0 values");
});

test("a NaN or −Infinity in the cost is refused by its place", () => {
  for (const value of [Number.NaN, -inf])
    expect(() =>
      sinkhorn(Float64Array.of(0, 1, 2, 0, value, 0), half, [0.5, 0.25, 0.25], { epsilon: 1 }),
    ).toThrow(
      new NonFiniteError(
        `cost must be finite, or Infinity to forbid a pair, got ${value} at index 4, row 1 and column 1`,
      ),
    );
});

test("a cost too great to be added up is refused", () => {
  expect(() => sinkhorn(Float64Array.of(1e301), [1], [1], { epsilon: 1 })).toThrow(DomainError);
  expect(() => sinkhorn(Float64Array.of(-1e301), [1], [1], { epsilon: 1 })).toThrow(
    "divide cost and epsilon",
  );
});

test("masses that are none are refused by name", () => {
  expect(() => sinkhorn(square, [0.5, Number.NaN], half, { epsilon: 1 })).toThrow(NonFiniteError);
  expect(() => sinkhorn(square, half, [2, -1], { epsilon: 1 })).toThrow("b must be ≥ 0, got -1 at index 1");
  expect(() => sinkhorn(square, [1e150, 1e150], half, { epsilon: 1 })).toThrow(
    "a must sum to 1e+150 at most",
  );
  expect(() => sinkhorn(square, [1.7e308, 1.7e308], half, { epsilon: 1 })).toThrow(
    "a must have a finite sum",
  );
});

test("masses that differ are refused, unless a side is relaxed", () => {
  expect(() => sinkhorn(square, half, [0.5, 0.6], { epsilon: 1 })).toThrow(MassMismatchError);
  expect(() => sinkhorn(square, half, [1, 2], { epsilon: 1 })).toThrow(
    "a and b must have equal sums, got 1 and 3; divide each by its own sum, or relax a side by penalties",
  );
  expect(() => sinkhorn(new Float64Array(0), [], [1], { epsilon: 1 })).toThrow(MassMismatchError);
  expect(() => sinkhorn(square, half, [1, 2], { epsilon: 1, penalties: { a: 1 } })).not.toThrow();
});

test("a row or column that must keep its mass and has nowhere to go is refused by its place", () => {
  const rowless = Float64Array.of(0, 1, inf, inf);
  expect(() => sinkhorn(rowless, half, half, { epsilon: 1 })).toThrow(DomainError);
  expect(() => sinkhorn(rowless, half, half, { epsilon: 1 })).toThrow("got none in row 1");
  expect(() => sinkhorn(Float64Array.of(0, inf, 0, inf), half, half, { epsilon: 1 })).toThrow(
    "got none in column 1",
  );
  // allowed only where there is no mass
  expect(() => sinkhorn(Float64Array.of(inf, 0, 0, 0), half, [1, 0], { epsilon: 1 })).toThrow(
    "got none in row 0",
  );
  expect(() => sinkhorn(rowless, half, half, { epsilon: 1, penalties: { a: 1 } })).not.toThrow();
});

test("potentials to start from that do not fit are refused", () => {
  const two = new Float64Array(2);
  expect(solve({ initial: { f: new Float64Array(3), g: two } })).toThrow(ShapeError);
  expect(solve({ initial: { f: two, g: Float64Array.of(0, Number.NaN) } })).toThrow(
    "initial.g must lie within ±1e+305, got NaN at index 1",
  );
  expect(solve({ initial: { f: Float64Array.of(inf, 0), g: two } })).toThrow(DomainError);
});
