import * as tf from "@tensorflow/tfjs-core";

/** An operation of one argument, by its name, its gradient and the differences that the gradient must equal. */
export interface GradientCase {
  readonly name: string;
  gradient(): number[];
  differences(): number[];
}

const STEP = 2 ** -6;

/** Operations of every kind that a network needs; each is summed with fixed weights so that no gradient is uniform. */
export function gradientCases(): GradientCase[] {
  const square = ramp([3, 3]);
  const image = ramp([1, 4, 4, 2]);
  return [
    gradientCase("Sum", square, (x) => tf.sum(x, 0)),
    gradientCase("Multiply", square, (x) => tf.mul(x, x)),
    gradientCase("BatchMatMul", square, (x) => tf.matMul(x, ramp([3, 2]))),
    gradientCase("Conv2D", image, (x) =>
      tf.conv2d(asImage(x), tf.reshape(ramp([54]), [3, 3, 2, 3]), 1, "same"),
    ),
    gradientCase("MaxPool", image, (x) => tf.maxPool(asImage(x), 2, 2, "valid")),
    gradientCase("RealDiv", square, (x) => tf.div(1, tf.add(x, 4))),
  ];
}

function gradientCase(name: string, at: tf.Tensor, operation: (x: tf.Tensor) => tf.Tensor): GradientCase {
  const weighted = (x: tf.Tensor): tf.Scalar =>
    tf.tidy(() => {
      const y = operation(x);
      return tf.sum<tf.Scalar>(tf.mul(y, ramp(y.shape)));
    });
  return {
    name,
    gradient: () => Array.from(tf.tidy(() => tf.grad(weighted)(at)).dataSync()),
    differences: () => centralDifferences(weighted, at),
  };
}

function centralDifferences(f: (x: tf.Tensor) => tf.Scalar, at: tf.Tensor): number[] {
  const values = at.dataSync();
  const moved = (index: number, by: number): number =>
    tf.tidy(
      () =>
        f(
          tf.tensor(
            Float32Array.from(values, (v, i) => (i === index ? v + by : v)),
            at.shape,
          ),
        ).dataSync()[0],
    );
  return Array.from(values, (_, index) => (moved(index, STEP) - moved(index, -STEP)) / (2 * STEP));
}

/** Distinct values between −1 and 1 in no order, exact in float32. */
function ramp<S extends number[]>(shape: S): tf.Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => ((i * 37) % 64) / 32 - 1),
    shape,
  );
}

function asImage(x: tf.Tensor): tf.Tensor4D {
  return tf.reshape(x, [1, 4, 4, 2]);
}
