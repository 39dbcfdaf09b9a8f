import { binarize, meanMagnitudeScale, type Scale } from "@equal-bits/binarize";
import { groupStatistic, groupsOf, perFilter, perGroup, perTensor, readGroup } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { sign } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

onBackends(() => {
  test("for every layer and granularity: the levels ±1 become ±mean|w| of their group, the same float32 as core's", () => {
    fc.assert(
      fc.property(latentWeights({ longest: 60 }), fc.integer({ min: 1, max: 4 }), (values, filters) => {
        const fanIn = Math.floor(values.length / filters / 2) * 2;
        const w = values.slice(0, fanIn * filters);
        for (const granularity of [perFilter(), perTensor(), perGroup(2)]) {
          const layout = groupsOf([fanIn, filters], granularity);
          const got = magnitudes(w, [fanIn, filters], { granularity, scale: meanMagnitudeScale() });
          for (let group = 0; group < layout.groups; group++) {
            const [weights, written] = [w, got].map((all) =>
              readGroup(all, layout, group, new Float32Array(layout.size)),
            );
            const wanted = Math.fround(groupStatistic("mean-magnitude", weights));
            expect(written.every((value) => value === wanted)).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test("for weights through which it is made: no gradient", () => {
    const w = tf.tensor2d([1, -3], [2, 1]);
    const gradient = tf.grad((x: tf.Tensor) => binarize(x, sign(), { scale: meanMagnitudeScale() }))(w);
    expect([...gradient.dataSync()]).toEqual([2, 2]);
  });
});

function magnitudes(
  w: Float32Array,
  shape: [number, number],
  options: { granularity: ReturnType<typeof perFilter>; scale: Scale },
): Float32Array {
  return tf.tidy(() => tf.abs(binarize(tf.tensor2d(w, shape), sign(), options)).dataSync<"float32">());
}
