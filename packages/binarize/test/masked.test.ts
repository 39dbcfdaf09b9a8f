import {
  binarize,
  entropicRelaxation,
  meanMagnitudeScale,
  namedGradient,
  unitScale,
} from "@equal-bits/binarize";
import { groupsOf, perFilter, perTensor, quantizeKept } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { adaBin, equalBits, sign, xnorNet } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "./on-backends.js";

const plain = { scale: unitScale() };

onBackends(() => {
  for (const quantizer of [sign(), equalBits(0.5), equalBits(0.3), xnorNet(), adaBin()])
    test(`for every filter bank and mask: ${quantizer.name} gives the kept weights what core's rule gives them`, () => {
      fc.assert(
        fc.property(
          latentWeights({ longest: 60 }),
          fc.integer(),
          fc.constantFrom(perFilter(), perTensor()),
          (drawn, bits, granularity) => {
            const shape: [number, number] = [Math.floor(drawn.length / 3), 3];
            const weights = drawn.slice(0, shape[0] * 3);
            const kept = Uint8Array.from(weights, (_, i) => ((bits >> (i % 31)) & 1) as number);
            const wanted = quantizeKept(
              quantizer,
              weights,
              kept,
              groupsOf(shape, granularity),
              new Float32Array(weights.length),
            );
            const got = tf.tidy(() =>
              binarize(tf.tensor2d(weights, shape), quantizer, {
                ...plain,
                granularity,
                kept: tf.tensor2d(Float32Array.from(kept), shape),
              }).dataSync(),
            );
            expect(got).toEqual(wanted);
          },
        ),
        { numRuns: 100 },
      );
    });

  test("example: a pruned weight gets a gradient where it may grow back, and none where it may not", () => {
    const w = tf.tensor2d([1, -2, 3, -4], [4, 1]);
    const kept = tf.tensor2d([1, 0, 1, 0], [4, 1]);
    const gradientWith = (options: { readonly regrowth?: boolean }): number[] => {
      const loss = (latent: tf.Tensor): tf.Scalar =>
        tf.sum(
          tf.mul(
            binarize(latent, equalBits(0.5), { ...plain, kept, ...options }),
            tf.tensor2d([1, 2, 3, 4], [4, 1]),
          ),
        );
      return [...tf.grad(loss)(w).dataSync()];
    };
    expect(gradientWith({})).toEqual([1, 2, 3, 4]);
    expect(gradientWith({ regrowth: false })).toEqual([1, 0, 3, 0]);
  });

  test("example: a scale of one number a filter and stopped gradients go together", () => {
    const w = tf.tensor2d([1, -3], [2, 1]);
    const kept = tf.tensor2d([0, 1], [2, 1]);
    const options = { scale: meanMagnitudeScale(), kept, regrowth: false };
    const loss = (latent: tf.Tensor): tf.Scalar => tf.sum(binarize(latent, sign(), options));
    expect([...binarize(w, sign(), options).dataSync()]).toEqual([0, -2]);
    expect([...tf.grad(loss)(w).dataSync()]).toEqual([0, 2]);
  });

  test("a gradient that looks at the other weights of a group is refused, pruned ones being among them", () => {
    const w = tf.ones([2, 2]);
    for (const name of [
      "ot-jacobian(0.1)",
      "xnor",
      "ir-net(1,1)",
      "adabin(1,1)",
      "recu(0.9)",
      "dorefa",
      "transport(1,identity)",
    ])
      expect(() => binarize(w, equalBits(), { kept: w, gradient: namedGradient(name) })).toThrow(
        `gradient must look at each weight alone where weights are pruned, got ${name}`,
      );
    for (const name of ["identity", "clipped(1)", "approx-sign", "ede(1,1)"])
      binarize(w, equalBits(), { kept: w, gradient: namedGradient(name) }).dispose();
  });

  test("example: what is not 0 in a mask counts as 1, going forward and back", () => {
    const w = tf.tensor2d([1, -2, 3], [3, 1]);
    const kept = tf.tensor2d([0.5, 0, 7], [3, 1]);
    const loss = (latent: tf.Tensor): tf.Scalar =>
      tf.sum(binarize(latent, sign(), { ...plain, kept, regrowth: false }));
    expect([...binarize(w, sign(), { ...plain, kept }).dataSync()]).toEqual([1, 0, 1]);
    expect([...tf.grad(loss)(w).dataSync()]).toEqual([1, 0, 1]);
  });

  test("a mask of another shape, and one beside a relaxation, is refused", () => {
    const w = tf.ones([2, 2]);
    expect(() => binarize(w, sign(), { kept: tf.ones([4]) })).toThrow(
      "kept must have the shape of w, [2, 2], got [4]",
    );
    expect(() => binarize(w, equalBits(), { kept: w, relaxation: entropicRelaxation(0.1) })).toThrow(
      "relaxation must be left out where weights are pruned, got entropic(0.1)",
    );
  });
});
