import type { ImageSet, Normalization } from "@equal-bits/datasets";
import type { Tensor } from "@tensorflow/tfjs-core";
import { tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { imageBatches } from "./image-batches.js";

/** Images tested at a time: enough to keep the backend busy, few enough for any memory. */
const TEST_BATCH = 250;

/**
 * How many rows have their greatest logit at their label; of equal logits the first counts.
 *
 * @param logits - row-major [labels.length, classes]
 * @param labels - the class of each row
 * @returns a whole number 0 … labels.length
 * @internal
 */
export function countCorrect(logits: Float32Array, labels: Uint8Array): number {
  const classes = logits.length / labels.length;
  let correct = 0;
  for (let row = 0; row < labels.length; row++) {
    const scores = logits.subarray(row * classes, (row + 1) * classes);
    if (scores.indexOf(scores.reduce((a, b) => Math.max(a, b), -Infinity)) === labels[row]) correct += 1;
  }
  return correct;
}

/**
 * Share of images that a model classifies right.
 *
 * @internal
 */
export function accuracyOf(model: LayersModel, set: ImageSet, normalization: Normalization): number {
  let correct = 0;
  for (const { images, targets, labels } of imageBatches(set, normalization, TEST_BATCH)) {
    const logits = tidy(() => (model.apply(images) as Tensor).dataSync<"float32">()); // a model of one output
    correct += countCorrect(logits, labels);
    images.dispose();
    targets.dispose();
  }
  return correct / set.count;
}
