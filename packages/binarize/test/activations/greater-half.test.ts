import { quantizerLaws } from "@equal-bits/laws";
import { describe, expect, test } from "vitest";
import { greaterHalf } from "../../src/activations/greater-half.js";

// not by way of biHalfActivation: it hands over a destination of its own, so that law could not fail
describe("greater half", () => {
  for (const law of quantizerLaws(greaterHalf, { shares: [0.5, 0.5], cases: 300 })) test(law.name, law.check);

  test("example: three of five, and of three equal values the earlier two", () => {
    const levels = greaterHalf.assign(Float32Array.of(2, 1, 2, 3, 2), new Uint8Array(5));
    expect([...levels]).toEqual([1, 0, 1, 1, 0]);
  });
});
