import fc from "fast-check";
import { expect, test } from "vitest";
import type { BinaryWeights } from "../src/binary-layers.js";
import { catalogueRule } from "../src/rules/catalogue-rule.js";
import { areMeasures, runMeasures, trainingMeter } from "../src/training-measures.js";

/** A layer of filters as columns: weight i of filter f stands at i × filters + f. */
function layer(levels: readonly number[], filters: number, levelCount = 2): BinaryWeights {
  const own = Float32Array.from(levels);
  return { name: "dense", filters, size: own.length / filters, levelCount, levels: own, latents: own };
}

test("example: two filters of four weights, one of them with a weight too many at +1", () => {
  const before = layer([1, 1, 1, 1, -1, -1, -1, -1], 2);
  const meter = trainingMeter([before], catalogueRule("sign"), 1, null);
  meter.update(0, [Float32Array.of(1, 1, 1, 1, 1, -1, -1, -1)], 0.5); // filter 0: three +1, filter 1: two
  expect(runMeasures(meter.sums(), 1)).toEqual({
    steps: [1],
    gradientNorm: [0.5],
    deviation: [(1 / 4 + 0) / 2],
    worstDeviation: [1 / 4],
    residual: { checked: 2, broken: 1, worst: 1 },
    balance: { pairs: 0, unpaired: 1, worst: 1 },
  });
});

test("example: a weight up and another down in one filter are a pair, in two filters they are not", () => {
  const before = layer([1, 1, -1, -1], 2);
  const meter = trainingMeter([before], catalogueRule("equal-bits:0.5"), 2, null);
  meter.update(0, [Float32Array.of(-1, 1, 1, -1)], 0);
  expect(meter.sums().balance).toEqual([1, 0, 0]);
  meter.update(1, [Float32Array.of(1, -1, 1, -1)], 0);
  expect(meter.sums().balance).toEqual([1, 2, 1]);
});

test("example: counts of three levels, and of a whole tensor", () => {
  const ternary = trainingMeter([layer([-2, 0, 0, 2], 1, 3)], catalogueRule("ternary:0.5"), 1, null);
  ternary.update(0, [Float32Array.of(-2, 0, 2, 2)], 0);
  expect(ternary.sums().residual).toEqual([1, 1, 1]);
  const tensor = trainingMeter([layer([1, -1, 1, -1], 2)], catalogueRule("tensor-equal-bits:0.5"), 1, null);
  tensor.update(0, [Float32Array.of(1, -1, 1, -1)], 0); // filters of one kind each, half of the layer +1
  expect(tensor.sums().residual).toEqual([1, 0, 0]);
});

test("of a ticket, whose scores have counts, nothing is wanted", () => {
  const meter = trainingMeter([layer([-2, 0, 0, 2], 1, 3)], catalogueRule("edge-popup:0.5"), 1, null);
  meter.update(0, [Float32Array.of(-2, 0, 2, 2)], 1);
  expect(runMeasures(meter.sums(), 1)).toMatchObject({ residual: null, deviation: [], worstDeviation: [] });
});

test("for every moment to stop: going on gives the same measures as not stopping", () => {
  const step = fc.array(fc.constantFrom(-1, 1), { minLength: 8, maxLength: 8 });
  const norms = fc.double({ min: 0, max: 10, noNaN: true });
  const steps = fc.array(fc.tuple(step, norms), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(steps, fc.nat(), (all, any) => {
      const rule = catalogueRule("sign");
      const first = layer([1, 1, 1, 1, -1, -1, -1, -1], 2);
      const straight = trainingMeter([first], rule, all.length, null);
      for (const [i, [levels, norm]] of all.entries()) straight.update(i, [Float32Array.from(levels)], norm);
      const stop = 1 + (any % (all.length - 1));
      const before = trainingMeter([first], rule, all.length, null);
      for (const [i, [levels, norm]] of all.slice(0, stop).entries())
        before.update(i, [Float32Array.from(levels)], norm);
      const kept = JSON.parse(JSON.stringify(before.sums()));
      expect(areMeasures(kept)).toBe(true);
      const after = trainingMeter([layer(all[stop - 1][0], 2)], rule, all.length, kept);
      for (const [i, [levels, norm]] of all.slice(stop).entries())
        after.update(stop + i, [Float32Array.from(levels)], norm);
      expect(after.sums()).toEqual(straight.sums());
    }),
  );
});
