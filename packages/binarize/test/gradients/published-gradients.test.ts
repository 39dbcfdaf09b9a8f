import { binarize, namedGradient, unitScale } from "@equal-bits/binarize";
import { type Granularity, perFilter, perTensor } from "@equal-bits/core";
import { namedQuantizer } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import fixtures from "../fixtures/published-gradients.json" with { type: "json" };
import { onBackends } from "../on-backends.js";

interface PublishedGradient {
  readonly rule: string;
  readonly granularity: string;
  readonly latent: readonly number[];
}

const granularities: Readonly<Record<string, Granularity>> = {
  perFilter: perFilter(),
  perTensor: perTensor(),
};

onBackends(() => {
  for (const { name, shape, weights, upstream, gradients } of fixtures)
    for (const [gradient, published] of Object.entries<PublishedGradient>(gradients))
      test(`for ${name}: ${gradient} behind ${published.rule} is what PyTorch's autograd makes of the published code`, () => {
        const options = {
          scale: unitScale(),
          gradient: namedGradient(gradient),
          granularity: granularities[published.granularity],
        };
        const got = tf.tidy(() => {
          const [w, dy] = [weights, upstream].map((values) => tf.tensor(values, shape, "float32"));
          const loss = (latent: tf.Tensor) =>
            tf.mul(binarize(latent, namedQuantizer(published.rule), options), dy);
          return tf.grad(loss)(w).dataSync();
        });
        const largest = Math.max(...published.latent.map(Math.abs));
        published.latent.forEach((wanted, i) => {
          expect(Math.abs(got[i] - wanted)).toBeLessThanOrEqual(1e-5 * (1 + largest));
        });
      });
});
