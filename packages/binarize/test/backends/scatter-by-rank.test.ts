import { latentWeights } from "@equal-bits/laws";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { scatterByRank } from "../../src/backends/scatter-by-rank.js";
import { onBackends } from "../on-backends.js";

/** Blocks, size and interleave, and as many weights. */
const views = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3 }))
  .chain((shape) => {
    const size = shape[0] * shape[1] * shape[2];
    return fc.tuple(fc.constant(shape), latentWeights({ shortest: size, longest: size }));
  });

onBackends(() => {
  test("for every view, with ties and ±0: each weight gets what its rank by sorting gets, the earlier of equals first", () => {
    fc.assert(
      fc.property(views, ([[blocks, size, interleave], weights]) => {
        const ofRanks = Float32Array.from(weights, (_, i) => i + 1);
        const wanted = new Float32Array(weights.length);
        for (let group = 0; group < blocks * interleave; group++) {
          const start = Math.floor(group / interleave) * size * interleave + (group % interleave);
          Array.from({ length: size }, (_, i) => start + i * interleave)
            .sort((a, b) => weights[b] - weights[a] || a - b)
            .forEach((place, rank) => {
              wanted[place] = ofRanks[group * size + rank];
            });
        }
        const got = tf.tidy(() =>
          scatterByRank(
            tf.tensor3d(weights, [blocks, size, interleave]),
            tf.tensor2d(ofRanks, [blocks * interleave, size]),
          ).dataSync(),
        );
        expect(got).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });

  test("example: two columns, of which the second is tied; no tensor is left behind", () => {
    const view = tf.tensor3d([1, 5, 3, 5, 2, 4], [1, 3, 2]);
    const ofRanks = tf.tensor1d([10, 20, 30, 1, 2, 3]);
    const before = tf.memory().numTensors;
    const got = scatterByRank(view, ofRanks);
    expect(tf.memory().numTensors).toBe(before + 1);
    expect(got.arraySync()).toEqual([
      [
        [30, 1],
        [10, 2],
        [20, 3],
      ],
    ]);
  });
});
