import { biprop, edgePopup, namedTicket, ticketMask, ticketNames, ticketWeights } from "@equal-bits/binarize";
import { groupsAsColumns, perFilter } from "@equal-bits/core";
import { latentWeights } from "@equal-bits/laws";
import { biprop as bipropOf, edgePopup as edgePopupOf } from "@equal-bits/pruning";
import { adaBin, equalBits, ternary } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

const onArrays = { "edge-popup": edgePopupOf, biprop: bipropOf };

onBackends(() => {
  for (const ticket of [edgePopup(), biprop()])
    test(`for every layer, ties among its scores: ${ticket.name} gives what it gives on typed arrays`, () => {
      fc.assert(
        fc.property(latentWeights({ longest: 60 }), fc.constantFrom(0, 0.5, 0.8, 1), (drawn, sparsity) => {
          const size = Math.floor(drawn.length / 3);
          const scores = drawn.slice(0, 3 * size);
          const weights = scores.map((_, i) => Math.sin(i + 1));
          const wanted = onArrays[ticket.name as keyof typeof onArrays](
            weights,
            scores,
            groupsAsColumns(3, size),
            { sparsity },
            new Float32Array(3 * size),
          );
          const got = tf.tidy(() => {
            const shape: [number, number] = [size, 3];
            const quantizer = equalBits(1 - sparsity);
            return ticketWeights(tf.tensor2d(scores, shape), tf.tensor2d(weights, shape), {
              ticket,
              quantizer,
            }).dataSync();
          });
          wanted.forEach((value, i) => {
            expect(got[i]).toBeCloseTo(value, 6);
          });
        }),
        { numRuns: 100 },
      );
    });

  test("example: all scores get the gradient sign(s) · w₀ · dL/dy, whatever the mask; frozen weights get none", () => {
    const [scores, weights] = [tf.tensor2d([3, -2, 1, 0], [4, 1]), tf.tensor2d([0.5, 2, -1, 4], [4, 1])];
    for (const ticket of [edgePopup(), biprop()]) {
      const loss = (s: tf.Tensor): tf.Scalar =>
        tf.sum(tf.mul(ticketWeights(s, weights, { ticket, quantizer: equalBits(0.5) }), 10));
      expect([...tf.grad(loss)(scores).dataSync()]).toEqual([5, -20, -10, 0]);
    }
  });

  test("example: a count in each filter", () => {
    const scores = tf.tensor2d([9, 1, 8, 2], [2, 2]);
    const options = { quantizer: equalBits(0.5), granularity: perFilter() };
    expect([...ticketMask(scores, options).dataSync()]).toEqual([1, 0, 0, 1]);
  });

  test("a rule whose levels are not fixed around 0, and weights of another shape or kind, are refused", () => {
    const scores = tf.ones([2, 2]);
    const ticket = biprop();
    for (const quantizer of [ternary(), equalBits(0.5, { levels: "fitted" }), adaBin()]) {
      const message = `the rule of a ticket must have two fixed levels, as −1 and +1, got ${quantizer.name}`;
      expect(() => ticketWeights(scores, scores, { ticket, quantizer })).toThrow(message);
      expect(() => ticketMask(scores, { quantizer })).toThrow(message);
    }
    const quantizer = equalBits();
    expect(() => ticketWeights(scores, tf.ones([4]), { ticket, quantizer })).toThrow(
      "weights must have the shape of scores, [2, 2], got [4]",
    );
    expect(() => ticketWeights(scores, tf.ones([2, 2], "int32"), { ticket, quantizer })).toThrow(
      "weights must be a float32 tensor, got int32",
    );
  });

  test("example: weights whose sum is beyond float32 have a finite gain", () => {
    const weights = tf.fill([2, 1], 3e38);
    const options = { ticket: biprop(), quantizer: equalBits(1) };
    expect([...ticketWeights(tf.ones([2, 1]), weights, options).dataSync()]).toEqual([
      Math.fround(3e38),
      Math.fround(3e38),
    ]);
  });
});

test("for every name: it finds the ticket, and an unknown one is refused", () => {
  for (const name of ticketNames) expect(namedTicket(name).name).toBe(name);
  expect(() => namedTicket("toString")).toThrow("ticket must be one of edge-popup, biprop, got toString");
});
