// The small binary CNN of the training-step benchmark: three 3×3 convolutions (16, 32, 64), each followed by 2×2 max pooling,
// batch normalization and sign (clip after the third), then a dense layer. The first convolution and the dense layer are
// real-valued, the others have the signs of their weights. training-step-torch.py holds the same net.
import * as tf from "@tensorflow/tfjs-core";

export const BATCH = 128;
const CHANNELS = [16, 32, 64];
const EPSILON = 1e-5;

const run = (kernel, inputs, attributes = {}) => tf.engine().runKernel(kernel, inputs, attributes);

/** +1 where w ≥ 0, else −1; the gradient passes everywhere. */
const signWeights = tf.customGrad((w) => ({ value: run("SignActivation", { x: w }), gradFunc: (dy) => dy }));

/** +1 where x ≥ 0, else −1; the gradient passes where |x| ≤ 1. */
const sign = tf.customGrad((x, save) => {
  save([x]);
  return {
    value: run("SignActivation", { x }),
    gradFunc: (dy, [saved]) => run("SignActivationGrad", { dy, x: saved }),
  };
});

const batchNorm = tf.customGrad((x, gamma, beta, save) => {
  const [y, mean, reciprocalDeviation] = run("BatchNormTrain", { x, gamma, beta }, { epsilon: EPSILON });
  save([x, gamma, mean, reciprocalDeviation]);
  return {
    value: y,
    gradFunc: (dy, [savedX, savedGamma, savedMean, saved]) =>
      run("BatchNormTrainGrad", {
        dy,
        x: savedX,
        gamma: savedGamma,
        mean: savedMean,
        reciprocalDeviation: saved,
      }),
  };
});

/** A function that trains the net by one step of Adam on a fixed batch and returns the loss. */
export function smallCnn() {
  const filters = CHANNELS.map((channels, layer) =>
    variable([3, 3, layer ? CHANNELS[layer - 1] : 1, channels], 0.1, layer),
  );
  const gammas = CHANNELS.map((channels) => tf.variable(tf.ones([channels])));
  const betas = CHANNELS.map((channels) => tf.variable(tf.zeros([channels])));
  const flat = 3 * 3 * CHANNELS[2];
  const dense = variable([flat, 10], 1 / Math.sqrt(flat), 3);
  const bias = tf.variable(tf.zeros([10]));

  const forward = (images) => {
    let x = images;
    filters.forEach((filter, layer) => {
      x = tf.conv2d(x, layer === 0 ? filter : signWeights(filter), 1, "same");
      x = batchNorm(tf.maxPool(x, 2, 2, "valid"), gammas[layer], betas[layer]);
      x = layer < 2 ? sign(x) : tf.clipByValue(x, -1, 1);
    });
    return tf.add(tf.matMul(tf.reshape(x, [BATCH, flat]), dense), bias);
  };

  const images = tf.randomUniform([BATCH, 28, 28, 1], 0, 1, "float32", 1);
  const labels = tf.oneHot(
    tf.tensor1d(
      Array.from({ length: BATCH }, (_, i) => i % 10),
      "int32",
    ),
    10,
  );
  const parameters = [...filters, ...gammas, ...betas, dense, bias];
  const optimizer = tf.train.adam(1e-3);
  const loss = () => tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(forward(images)), labels), -1)));
  return () => tf.tidy(() => optimizer.minimize(loss, true, parameters).dataSync()[0]);
}

function variable(shape, deviation, seed) {
  return tf.variable(tf.randomNormal(shape, 0, deviation, "float32", seed + 1));
}
