import {
  adaBinGradient,
  approxSignGradient,
  clippedGradient,
  doReFaGradient,
  edeGradient,
  gradientNames,
  identityGradient,
  irNetGradient,
  namedGradient,
  otJacobianGradient,
  polynomialGradient,
  reCUGradient,
  swishSignGradient,
  transportGradient,
  xnorGradient,
} from "@equal-bits/binarize";
import { perFilter } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { equalBits } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

const gradients = [
  identityGradient(),
  clippedGradient(0.5),
  approxSignGradient(),
  swishSignGradient(3),
  edeGradient(0.3),
  polynomialGradient(0.7, 1.5),
  reCUGradient(0.85),
  doReFaGradient(),
  xnorGradient(),
  irNetGradient(1e-7, 2),
  adaBinGradient(2),
  otJacobianGradient(0.1),
  transportGradient(6, transportGradient(0.5, edeGradient(0.1, 10))),
];

onBackends(() => {
  for (const gradient of gradients)
    test(`for ${gradient.name}: its name finds a gradient that does the same`, () => {
      const w = tf.randomNormal([3, 3, 2, 4], 0, 1, "float32", 1);
      const dy = tf.randomNormal([3, 3, 2, 4], 0, 1, "float32", 2);
      const context = { levels: tf.sign(w), granularity: perFilter(), quantizer: equalBits() };
      const found = namedGradient(gradient.name);
      expect(found.name).toBe(gradient.name);
      expect(found.apply(dy, w, context).dataSync()).toEqual(gradient.apply(dy, w, context).dataSync());
    });

  for (const gradient of gradients)
    test(`for every filter, of ties, subnormal and huge weights: ${gradient.name} is finite`, () => {
      fc.assert(
        fc.property(latentWeights({ longest: 20 }), (weights) => {
          const bounded = weights.map((weight) => Math.max(-1e30, Math.min(1e30, weight)));
          const got = tf.tidy(() => {
            const w = tf.tensor2d(bounded, [weights.length, 1]);
            const dy = tf.sin(tf.reshape(tf.range(0, weights.length), w.shape));
            const context = { levels: tf.sign(w), granularity: perFilter(), quantizer: equalBits() };
            return gradient.apply(dy, w, context).dataSync();
          });
          expect(got.length).toBe(weights.length);
          expect(got.every(Number.isFinite)).toBe(true);
        }),
        { numRuns: 100 },
      );
    });
});

test("for every name in the list: one of the parts above", () => {
  const rule = (name: string): string => name.replace(/[([].*/, "");
  expect(gradientNames.map(rule).sort()).toEqual(
    [...new Set(gradients.map(({ name }) => rule(name)))].sort(),
  );
});

test("example: arguments with a default may be left away; polynomial alone is approx-sign", () => {
  expect(namedGradient("clipped").name).toBe("clipped(1)");
  expect(namedGradient("ede( 0.5 )").name).toBe("ede(0.5,2)");
  expect(namedGradient("transport(1)").name).toBe("transport(1,identity)");
  expect(namedGradient("polynomial").name).toBe("approx-sign");
});

for (const name of ["", "edge", "ede", "ede(1,2,3)", "identity(1)", "ede(1", "toString", "clipped(1)(2)x"])
  test(`the name "${name}" is refused with the list of names`, () => {
    expect(() => namedGradient(name)).toThrow(
      `gradient must be one of ${gradientNames.join(", ")}, got ${name || "nothing"}`,
    );
  });

for (const [name, message] of [
  ["ede(x)", "an argument must be a decimal number, got x"],
  ["ede()", "an argument must be a decimal number, got nothing"],
  ["ede(0x10)", "an argument must be a decimal number, got 0x10"],
  ["ede(0)", "t must be a finite number > 0, got 0"],
  ["clipped(1)(2)", "an argument must be a decimal number, got 1)(2"],
  ["transport(1,edge)", "gradient must be one of"],
])
  test(`the argument of "${name}" is refused`, () => {
    expect(() => namedGradient(name)).toThrow(message);
  });
