import { groupsOf, perFilter, perGroup, perTensor, type Quantizer, quantizeGroups } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { assignLevels } from "@equal-bits/ot";
import { equalBits, sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { quantizeByTensors } from "../../src/backends/quantize-by-tensors.js";

const thirds: Quantizer = {
  name: "thirds",
  levels: 3,
  counts: (size) => [size - 2 * Math.floor(size / 3), Math.floor(size / 3), Math.floor(size / 3)],
  valueRule: { kind: "fixed", values: [-1, 0, 1] },
  assign: (weights, out) => assignLevels(weights, thirds.counts?.(weights.length) ?? [], out),
  values: () => [-1, 0, 1],
};

for (const backend of ["cpu", "wasm"])
  describe(`by tensor operations on tfjs's ${backend} backend`, () => {
    beforeAll(async () => {
      await tf.setBackend(backend);
    });

    for (const quantizer of [equalBits(0), equalBits(0.3), equalBits(0.5), equalBits(1), sign(), thirds])
      test(`for every filter bank and granularity: ${quantizer.name} gives the bits of the typed-array rule`, () => {
        fc.assert(
          fc.property(latentWeights({ longest: 200 }), fc.integer({ min: 1, max: 5 }), (values, filters) => {
            const fanIn = Math.floor(values.length / filters / 2) * 2;
            const weights = values.slice(0, fanIn * filters);
            for (const granularity of [perFilter(), perTensor(), perGroup(2)]) {
              const shape: [number, number] = [fanIn, filters];
              const wanted = quantizeGroups(
                quantizer,
                weights,
                groupsOf(shape, granularity),
                new Float32Array(weights.length),
              );
              const got = tf.tidy(() =>
                quantizeByTensors(tf.tensor2d(weights, shape), quantizer, granularity).dataSync(),
              );
              expect(got).toEqual(wanted);
            }
          }),
          { numRuns: 1000 },
        );
      });
  });
