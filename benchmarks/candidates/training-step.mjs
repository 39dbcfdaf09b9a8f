import { namedNetwork } from "@equal-bits/experiments";
import { equalBits } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";

const CLASSES = 10;

/**
 * A function that trains a network of the experiments, as `equal-bits train` does, by one step of Adam on a fixed batch, and returns the loss.
 *
 * @param {string} name - of the network
 * @param {readonly [number, number, number]} inputShape - height, width, channels
 * @param {number} batch - images in the batch
 */
export function trainingStep(name, inputShape, batch) {
  const quantizer = equalBits();
  const model = namedNetwork(name).build({ inputShape, classes: CLASSES, quantizer, seed: 1 });
  const images = tf.randomUniform([batch, ...inputShape], 0, 1, "float32", 1);
  const labels = Array.from({ length: batch }, (_, i) => i % CLASSES);
  const targets = tf.cast(tf.oneHot(tf.tensor1d(labels, "int32"), CLASSES), "float32");
  const optimizer = tf.train.adam(1e-3);
  const variables = model.trainableWeights.map((weight) => weight.read());
  const loss = () => tf.losses.softmaxCrossEntropy(targets, model.apply(images, { training: true }));
  return () => tf.tidy(() => optimizer.minimize(loss, true, variables).dataSync()[0]);
}
