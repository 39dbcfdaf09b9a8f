import { convergenceOf, DomainError, requirePatience } from "@equal-bits/core";
import { describe, expect, test } from "vitest";

const inf = Number.POSITIVE_INFINITY;

describe("convergenceOf", () => {
  test("example: errors that came down to what is enough, one to an iteration", () => {
    const errors = [0.5, 0.1, 0.01];
    const record = convergenceOf(errors, 0.01);
    errors.fill(9);
    expect(record).toEqual({
      converged: true,
      iterations: 3,
      marginalError: 0.01,
      marginalErrors: Float64Array.of(0.5, 0.1, 0.01),
    });
    expect(Object.isFrozen(record)).toBe(true);
  });

  test("example: errors that did not, with fewer looks than iterations", () => {
    const { converged, iterations, marginalErrors } = convergenceOf([0.5, 0.1], 0.01, 20);
    expect([converged, iterations, marginalErrors.length]).toEqual([false, 20, 2]);
  });

  test("example: nothing was left to do, which is converged", () => {
    const { converged, iterations, marginalError } = convergenceOf([], 0);
    expect([converged, iterations, marginalError]).toEqual([true, 0, 0]);
  });

  test("example: an error that is no number has not converged", () => {
    expect(convergenceOf([Number.NaN], 1).converged).toBe(false);
  });
});

describe("requirePatience", () => {
  test("example: from nothing to much", () => {
    for (const [tolerance, maxIterations] of [
      [0, 1],
      [1e300, Number.MAX_SAFE_INTEGER],
    ])
      expect(() => requirePatience({ tolerance, maxIterations })).not.toThrow();
  });

  test.each([-1, Number.NaN, inf])("a tolerance of %s is refused", (tolerance) => {
    expect(() => requirePatience({ tolerance, maxIterations: 1 })).toThrow(DomainError);
    expect(() => requirePatience({ tolerance, maxIterations: 1 })).toThrow(
      `tolerance must be finite and ≥ 0, got ${tolerance}`,
    );
  });

  test.each([0, -1, 1.5, Number.NaN, inf])("%s iterations are refused", (maxIterations) => {
    expect(() => requirePatience({ tolerance: 0, maxIterations })).toThrow(
      `maxIterations must be a whole number ≥ 1, got ${maxIterations}`,
    );
  });
});
