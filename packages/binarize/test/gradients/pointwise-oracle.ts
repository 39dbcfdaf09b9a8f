import type { SurrogateGradient } from "@equal-bits/binarize";
import { perTensor } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect } from "vitest";
import { through } from "../on-backends.js";

/** What the gradient makes of an upstream gradient of 1. */
export function slopesOf(gradient: SurrogateGradient, ...x: number[]): number[] {
  const context = { granularity: perTensor() };
  return through((input) => gradient.apply(tf.onesLike(input), input, { ...context, levels: input }), ...x);
}

/** The surrogate is the derivative of its stand-in at every place, by central differences in float64. */
export function expectSlope(gradient: SurrogateGradient, standIn: (x: number) => number): void {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1 }), (values) => {
      const x = values.map(Math.fround);
      const wanted = x.map((at) => (standIn(at + 1e-4) - standIn(at - 1e-4)) / 2e-4);
      slopesOf(gradient, ...x).forEach((slope, i) => {
        expect(Math.abs(slope - wanted[i])).toBeLessThan(2e-3 * (1 + Math.abs(wanted[i])));
      });
    }),
    { numRuns: 300 },
  );
}

/** Finite input, subnormal or huge, gives finite output. */
export function expectFinite(gradient: SurrogateGradient): void {
  fc.assert(
    fc.property(latentWeights({ longest: 30 }), (values) => {
      expect(slopesOf(gradient, ...values).every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 300 },
  );
}
