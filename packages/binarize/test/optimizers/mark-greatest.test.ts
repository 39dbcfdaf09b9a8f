import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { markByHalving } from "../../src/optimizers/mark-by-halving.js";
import { markByTopK } from "../../src/optimizers/mark-by-top-k.js";
import { onBackends } from "../on-backends.js";

/** Values of two groups that alternate, and how many of each to take. */
const cases = fc
  .array(
    fc.oneof(
      fc.double({ min: 1e-36, max: 1e37, noNaN: true }),
      fc.constantFrom(1, 1.0000001192092896, 0.99999994, 2, 1e-36),
      fc.constant(-1),
    ),
    { minLength: 2, maxLength: 40 },
  )
  .map((values) => Float32Array.from(values.slice(0, values.length - (values.length % 2))))
  .chain((values) => {
    const most = [0, 1].map((group) => values.filter((value, i) => i % 2 === group && value > 0).length);
    return fc.tuple(fc.constant(values), ...most.map((max) => fc.nat({ max })));
  });

onBackends(() => {
  for (const mark of [markByTopK, markByHalving])
    test(`for every group, with ties and neighbouring float32: the greatest by sorting, the earlier of equals, ${mark.name}`, () => {
      fc.assert(
        fc.property(cases, ([values, ...counts]) => {
          const got = tf.tidy(() => {
            const view = tf.tensor3d(values, [1, values.length / 2, 2]);
            return mark(view, tf.tensor3d(counts, [1, 1, 2], "float32")).dataSync();
          });
          const wanted = new Float32Array(values.length);
          counts.forEach((count, group) => {
            [...values.keys()]
              .filter((i) => i % 2 === group)
              .sort((a, b) => values[b] - values[a] || a - b)
              .slice(0, count)
              .forEach((i) => {
                wanted[i] = 1;
              });
          });
          expect(got).toEqual(wanted);
        }),
        { numRuns: 200 },
      );
    });
});
