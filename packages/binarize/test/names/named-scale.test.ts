import {
  fanInScale,
  learnedScale,
  meanMagnitudeScale,
  namedScale,
  powerOfTwoScale,
  scaleNames,
  unitScale,
} from "@equal-bits/binarize";
import { perFilter } from "@equal-bits/core";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { expect, test } from "vitest";

for (const scale of [
  unitScale(),
  fanInScale(),
  fanInScale({ sparsity: 0.5 }),
  meanMagnitudeScale(),
  powerOfTwoScale(),
  learnedScale(),
])
  test(`for ${scale.name}: its name finds a scale that does the same`, () => {
    const w = tf.randomNormal([3, 3, 2, 4], 0, 1, "float32", 1);
    const found = namedScale(scale.name);
    expect([found.name, found.learned]).toEqual([scale.name, scale.learned]);
    const [got, wanted] = [found, scale].map((one) => one.factor(w, perFilter()));
    expect(numbersIn(got)).toEqual(numbersIn(wanted));
  });

test("example: fan-in(0) is fan-in", () => {
  expect(namedScale("fan-in(0)").name).toBe("fan-in");
});

for (const name of ["fanin", "unit(1)", "constructor"])
  test(`the name "${name}" is refused with the list of names`, () => {
    expect(() => namedScale(name)).toThrow(`scale must be one of ${scaleNames.join(", ")}, got ${name}`);
  });

test("a sparsity out of range is refused", () => {
  expect(() => namedScale("fan-in(1)")).toThrow("sparsity must be a number ≥ 0 and < 1, got 1");
});

function numbersIn(factor: number | tf.Tensor): number[] {
  return typeof factor === "number" ? [factor] : [...factor.dataSync()];
}
