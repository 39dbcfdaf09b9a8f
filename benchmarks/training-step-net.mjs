// The training step of the training-step benchmark: the small network of the experiments, as `equal-bits train` trains it.
// training-step-torch.py holds the same network.
import { smallCnn } from "@equal-bits/experiments";
import { equalBits } from "@equal-bits/quantizers";
import * as tf from "@tensorflow/tfjs-core";

export const BATCH = 128;
const CLASSES = 10;

/** A function that trains the network by one step of Adam on a fixed batch and returns the loss. */
export function trainingStep() {
  const model = smallCnn({ inputShape: [28, 28, 1], classes: CLASSES, quantizer: equalBits(0.5), seed: 1 });
  const images = tf.randomUniform([BATCH, 28, 28, 1], 0, 1, "float32", 1);
  const classes = Array.from({ length: BATCH }, (_, i) => i % CLASSES);
  const targets = tf.cast(tf.oneHot(tf.tensor1d(classes, "int32"), CLASSES), "float32");
  const optimizer = tf.train.adam(1e-3);
  const variables = model.trainableWeights.map((weight) => weight.read());
  const loss = () => tf.losses.softmaxCrossEntropy(targets, model.apply(images, { training: true }));
  return () => tf.tidy(() => optimizer.minimize(loss, true, variables).dataSync()[0]);
}
