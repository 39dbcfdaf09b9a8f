import { apportion } from "@equal-bits/core";
import { quantizerLaws } from "@equal-bits/laws";
import { equalBits } from "@equal-bits/quantizers";
import { describe, expect, test } from "vitest";

for (const ratio of [0, 0.1, 0.29, 0.3, 0.5, 2 / 3, 0.999, 1])
  describe(`equalBits(${ratio})`, () => {
    for (const law of quantizerLaws(equalBits(ratio), { shares: [1 - ratio, ratio] }))
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

test("example: its name carries the ratio", () => {
  expect(equalBits().name).toBe("equal-bits(0.5)");
});

for (const ratio of [-0.01, 1.01, Number.NaN, Number.POSITIVE_INFINITY])
  test(`a ratio of ${ratio} is refused where it is written`, () => {
    expect(() => equalBits(ratio)).toThrow(`ratio must be a number from 0 to 1, got ${ratio}`);
  });
