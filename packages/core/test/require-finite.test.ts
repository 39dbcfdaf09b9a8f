import { NonFiniteError, requireFinite } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const runs = { numRuns: 2000 };
const notFinite = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);

describe("requireFinite", () => {
  test("for every array of finite numbers, subnormal and huge ones too: passes", () => {
    fc.assert(
      fc.property(fc.float32Array({ noNaN: true, noDefaultInfinity: true }), (values) => {
        expect(() => requireFinite(values, "weights")).not.toThrow();
      }),
      runs,
    );
    fc.assert(
      fc.property(fc.float64Array({ noNaN: true, noDefaultInfinity: true }), (values) => {
        expect(() => requireFinite(values, "weights")).not.toThrow();
      }),
      runs,
    );
  });

  test("for every array with NaN or infinities: names the first one", () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 20 });
    fc.assert(
      fc.property(values, notFinite, fc.array(fc.oneof(notFinite, fc.double())), (before, bad, after) => {
        const array = Float64Array.of(...before, bad, ...after);
        expect(() => requireFinite(array, "weights")).toThrow(NonFiniteError);
        expect(() => requireFinite(array, "weights")).toThrow(
          new RegExp(`^weights must be finite, got ${bad} at index ${before.length}$`),
        );
      }),
      runs,
    );
  });

  test("example: nothing to refuse in ±0, subnormals, the largest number and no number at all", () => {
    const values = Float32Array.of(0, -0, 2 ** -149, -(2 ** -149), 3.4028234663852886e38);
    expect(() => requireFinite(values, "weights")).not.toThrow();
    expect(() => requireFinite(new Float32Array(0), "weights")).not.toThrow();
  });

  test("infinities of both signs, whose sum is NaN, are refused", () => {
    const values = Float32Array.of(1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
    expect(() => requireFinite(values, "x")).toThrow("x must be finite, got Infinity at index 1");
  });
});

test("example: a caller's remedy ends the message", () => {
  const weights = Float32Array.of(1, Number.NaN);
  expect(() => requireFinite(weights, "w", "look at the data")).toThrow(
    "w must be finite, got NaN at index 1; look at the data",
  );
  expect(() => requireFinite(weights, "w")).toThrow(/at index 1$/);
});
