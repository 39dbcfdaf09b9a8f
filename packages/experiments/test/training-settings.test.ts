import { DomainError, shown } from "@equal-bits/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TrainOptions } from "../src/train-options.js";
import { type TrainingVariant, trainingSettings } from "../src/training-settings.js";

test("example: every default", () => {
  expect(trainingSettings({ quantizer: "sign" })).toEqual({
    quantizer: "sign",
    network: "small-cnn",
    data: null,
    offline: false,
    epochs: 4,
    seed: 1,
    batchSize: 128,
    learningRate: 0.002,
    latentLearningRate: null,
    trainImages: null,
    testImages: null,
    activation: null,
    width: 1,
    weights: "binary",
    holdout: 0,
    latentFactor: 1,
    latentOffset: 0,
  });
});

test("for every option in range: it is kept, and survives JSON", () => {
  const positive = fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true });
  const kind = fc.constantFrom("binary" as const, "real" as const);
  const options: fc.Arbitrary<TrainOptions & TrainingVariant> = fc.record({
    quantizer: fc.constantFrom("sign", "equal-bits(0.3)", "equal-bits(1)"),
    network: fc.constantFrom("small-cnn", "resnet-18"),
    data: fc.string(),
    offline: fc.boolean(),
    epochs: fc.integer({ min: 1 }),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    batchSize: fc.integer({ min: 1 }),
    learningRate: positive,
    latentLearningRate: positive,
    activation: kind,
    width: positive,
    weights: kind,
    holdout: fc.nat(),
    latentFactor: positive,
    latentOffset: fc.integer(),
    trainImages: fc.integer({ min: 1 }),
    testImages: fc.integer({ min: 1 }),
  });
  fc.assert(
    fc.property(options, (given) => {
      const settings = trainingSettings(given);
      expect(settings).toEqual(given);
      expect(JSON.parse(JSON.stringify(settings))).toEqual(given);
    }),
  );
});

test("a quantizer goes by one name however it is spelt", () => {
  for (const spelling of ["equal-bits", "equal-bits:0.5", "equal-bits:.50", "equal-bits(5e-1)"])
    expect(trainingSettings({ quantizer: spelling }).quantizer).toBe("equal-bits(0.5)");
});

describe("out of range", () => {
  const whole = [0, -1, 1.5, Number.NaN, Infinity, 2 ** 53, "2"];
  const wrong: Record<string, readonly unknown[]> = {
    epochs: whole,
    batchSize: whole,
    trainImages: whole,
    testImages: whole,
    seed: [-1, 0.5, 2 ** 32, Number.NaN, Infinity, "1"],
    learningRate: [0, -0.1, Number.NaN, Infinity, "0.1"],
    latentLearningRate: [0, -0.1, Number.NaN, Infinity, "0.1"],
  };
  for (const [option, values] of Object.entries(wrong))
    for (const value of values)
      test(`${option} ${shown(value)} is refused`, () => {
        const options = { quantizer: "sign", [option]: value };
        expect(() => trainingSettings(options)).toThrow(DomainError);
        expect(() => trainingSettings(options)).toThrow(
          new RegExp(`^${option} must be .*, got ${shown(value)}$`),
        );
      });

  for (const quantizer of [
    "",
    "majority",
    "sign:1",
    "equal-bits:1.5",
    "equal-bits:x",
    "__proto__",
    "constructor",
  ])
    test(`quantizer "${quantizer}" is refused`, () => {
      expect(() => trainingSettings({ quantizer })).toThrow(DomainError);
    });
});

for (const [field, value] of Object.entries({
  activation: "ternary",
  weights: "float",
  width: 0,
  holdout: 0.5,
  latentFactor: -1,
  latentOffset: Number.NaN,
}))
  test(`${field} of ${value} is refused`, () => {
    const options = { quantizer: "sign", [field]: value } as TrainOptions; // on purpose not of the right type
    expect(() => trainingSettings(options)).toThrow(DomainError);
    expect(() => trainingSettings(options)).toThrow(field);
  });
