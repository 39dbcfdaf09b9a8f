import { doReFaGradient } from "@equal-bits/binarize";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";
import { expectDerivative } from "./group-oracle.js";
import { expectFinite, slopesOf } from "./pointwise-oracle.js";

onBackends(() => {
  test("example: of 0 and 1 the first gets 1/tanh 1, the second (1 − tanh² 1)/tanh 1", () => {
    const [first, second] = slopesOf(doReFaGradient(), 0, 1);
    expect(first).toBeCloseTo(1 / Math.tanh(1), 5);
    expect(second).toBeCloseTo((1 - Math.tanh(1) ** 2) / Math.tanh(1), 5);
  });

  test("for every layer and granularity: the derivative of tanh w / max|tanh w|, the maximum held", () => {
    expectDerivative(doReFaGradient(), (w, { at, g }) => {
      const most = Math.max(...at.map((value) => Math.abs(Math.tanh(value))));
      return w.reduce((sum, value, i) => sum + (g[i] * Math.tanh(value)) / most, 0);
    });
  });

  test("for weights of 0 only: the gradient passes", () => {
    expect(slopesOf(doReFaGradient(), 0, -0)).toEqual([1, 1]);
  });

  test("for every finite input: a finite gradient", () => {
    expectFinite(doReFaGradient());
  });
});
