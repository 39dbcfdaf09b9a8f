import { centredClipConstraint } from "@equal-bits/binarize";
import * as tf from "@tensorflow/tfjs-core";
import { expect, test } from "vitest";
import { onBackends } from "../on-backends.js";

onBackends(() => {
  test("example: at each kernel position the mean over the input channels is taken away, then ±1 is the limit", () => {
    // [1, 2, 2, 1]: positions (0.5, 1.5) and (4, 0)
    const w = tf.tensor4d([0.5, 1.5, 4, 0], [1, 2, 2, 1]);
    expect([...centredClipConstraint(1).apply(w).dataSync()]).toEqual([-0.5, 0.5, 1, -1]);
  });

  test("example: a depthwise layer, of one channel a position, is only clipped", () => {
    const w = tf.tensor4d([0.5, -2], [1, 2, 1, 1]);
    expect([...centredClipConstraint(1).apply(w).dataSync()]).toEqual([0.5, -1]);
  });

  test("for a dense layer: every filter has mean 0 where nothing is clipped", () => {
    const w = tf.randomNormal([32, 4], 0.1, 0.1, "float32", 5);
    for (const mean of tf.mean(centredClipConstraint(10).apply(w), 0).dataSync())
      expect(Math.abs(mean)).toBeLessThan(1e-6);
  });
});

test("a limit that is not > 0 is refused", () => {
  expect(() => centredClipConstraint(-1)).toThrow("limit must be a finite number > 0, got -1");
});
