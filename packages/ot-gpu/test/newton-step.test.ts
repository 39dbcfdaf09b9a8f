import fc from "fast-check";
import { expect, test } from "vitest";
import { newtonStep } from "../src/newton-step.js";

test("for every positive matrix: the step solves the system", () => {
  const entry = fc.double({ min: -1, max: 1, noNaN: true });
  const systems = fc
    .integer({ min: 1, max: 6 })
    .chain((n) =>
      fc.tuple(
        fc.array(entry, { minLength: n * n, maxLength: n * n }),
        fc.array(entry, { minLength: n, maxLength: n }),
      ),
    );
  fc.assert(
    fc.property(systems, ([factor, residual]) => {
      const n = residual.length;
      // F Fᵀ + I is positive whatever F is
      const matrix = Float64Array.from({ length: n * n }, (_, k) => {
        const [i, j] = [Math.floor(k / n), k % n];
        let sum = i === j ? 1 : 0;
        for (let l = 0; l < n; l++) sum += factor[i * n + l] * factor[j * n + l];
        return sum;
      });
      const step = newtonStep(matrix, Float64Array.from(residual));
      for (let i = 0; i < n; i++) {
        let sum = residual[i];
        for (let j = 0; j < n; j++) sum += matrix[i * n + j] * step[j];
        expect(Math.abs(sum)).toBeLessThan(1e-9);
      }
    }),
  );
});

test("example: [[2, 1], [1, 2]] and the residual (3, 3)", () => {
  const step = newtonStep(Float64Array.of(2, 1, 1, 2), Float64Array.of(3, 3));
  expect(step[0]).toBeCloseTo(-1, 12);
  expect(step[1]).toBeCloseTo(-1, 12);
});

test("for a singular matrix: the step is finite, and no greater than the residual over the floor", () => {
  for (const matrix of [
    Float64Array.of(0, 0, 0, 0),
    Float64Array.of(1, 1, 1, 1),
    Float64Array.of(1e-40, 0, 0, 1),
  ]) {
    const step = newtonStep(matrix, Float64Array.of(1e-3, -1e-3));
    expect(step.every((value) => Math.abs(value) <= 1e4)).toBe(true);
  }
});
