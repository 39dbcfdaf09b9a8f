import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { normal } from "../backends.js";

export const EPSILON = 1e-3;

/** A batch norm over `shape`, its last axis the channels. */
export interface BatchNormCase {
  readonly shape: readonly number[];
  readonly seed: number;
}

const rows = fc.integer({ min: 2, max: 40 });
const channels = fc.constantFrom(1, 2, 3, 4, 5, 8, 16, 17);

/** Batch norms of dense and of convolutional layers. */
export const batchNorms: fc.Arbitrary<BatchNormCase> = fc.record({
  shape: fc.oneof(
    fc.tuple(rows, channels),
    fc.tuple(fc.integer({ min: 1, max: 3 }), rows, fc.integer({ min: 1, max: 9 }), channels),
  ),
  seed: fc.nat(1000),
});

/** x away from zero, gamma and beta of the case. */
export function inputsOf({ shape, seed }: BatchNormCase): {
  x: tf.Tensor;
  gamma: tf.Tensor;
  beta: tf.Tensor;
} {
  const perChannel = shape.slice(-1);
  return {
    x: tf.add(normal(shape, seed), 3),
    gamma: normal(perChannel, seed + 1),
    beta: normal(perChannel, seed + 2),
  };
}

/** [y, mean, reciprocalDeviation] of ordinary tensor operations. */
export function composed(x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor): [tf.Tensor, tf.Tensor, tf.Tensor] {
  const axes = x.shape.map((_, axis) => axis).slice(0, -1);
  const { mean, variance } = tf.moments(x, axes);
  const reciprocalDeviation = tf.rsqrt(tf.add(variance, EPSILON));
  const y = tf.add(tf.mul(tf.sub(x, mean), tf.mul(gamma, reciprocalDeviation)), beta);
  return [y, mean, reciprocalDeviation];
}
