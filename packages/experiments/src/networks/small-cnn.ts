import { type Quantizer, ShapeError, seededRandom } from "@equal-bits/core";
import { batchNorm, binaryConv2d, signActivation } from "@equal-bits/layers";
import { initializers, layers, type Sequential, sequential } from "@tensorflow/tfjs-layers";

/** What the network looks at, and how its weights are made binary. */
export interface SmallCnnOptions {
  /** Height, width and channels of an image; height and width ≥ 8. */
  readonly inputShape: readonly [number, number, number];
  /** Number of classes. */
  readonly classes: number;
  /** The rule for the two binary convolutions. */
  readonly quantizer: Quantizer;
  /** Seed of the initial weights, 0 … 2³² − 1. */
  readonly seed: number;
}

/** Which stream of the seed the initial weights take; the shuffles take the streams from 1 on. */
const WEIGHT_STREAM = 0;

/**
 * The small convolutional network of the experiments: 3×3 filters, 16-32-64 channels.
 *
 * The first convolution and the last dense layer are real-valued, as is usual; the two convolutions between have binary
 * weights and binary inputs. Each convolution is followed by 2×2 max-pooling and batch normalization.
 *
 * @param options - shape, classes, quantizer and seed
 * @returns a model from images [batch, height, width, channels] to logits [batch, classes]
 * @throws ShapeError if an image is smaller than 8 × 8, of which three poolings leave nothing
 */
export function smallCnn({ inputShape, classes, quantizer, seed }: SmallCnnOptions): Sequential {
  if (!(inputShape[0] >= 8 && inputShape[1] >= 8))
    throw new ShapeError(`inputShape must have height and width ≥ 8, got [${inputShape.join(", ")}]`);
  const random = seededRandom(seed, WEIGHT_STREAM);
  const kernelInitializer = (): ReturnType<typeof initializers.heNormal> =>
    initializers.heNormal({ seed: random.below(2 ** 31) });
  const same = { kernelSize: 3, padding: "same", useBias: false } as const;
  const pooled = { poolSize: 2, strides: 2 } as const;
  return sequential({
    name: "small-cnn", // else tfjs counts the models of the process, and equal models are saved as other bytes
    layers: [
      layers.conv2d({
        ...same,
        name: "conv1",
        filters: 16,
        inputShape: [...inputShape],
        kernelInitializer: kernelInitializer(),
      }),
      layers.maxPooling2d({ ...pooled, name: "pool1" }),
      batchNorm({ name: "norm1" }),
      signActivation({ name: "sign1" }),
      binaryConv2d({
        ...same,
        name: "conv2",
        filters: 32,
        quantizer,
        kernelInitializer: kernelInitializer(),
      }),
      layers.maxPooling2d({ ...pooled, name: "pool2" }),
      batchNorm({ name: "norm2" }),
      signActivation({ name: "sign2" }),
      binaryConv2d({
        ...same,
        name: "conv3",
        filters: 64,
        quantizer,
        kernelInitializer: kernelInitializer(),
      }),
      layers.maxPooling2d({ ...pooled, name: "pool3" }),
      batchNorm({ name: "norm3" }),
      layers.activation({ name: "tanh3", activation: "tanh" }),
      layers.flatten({ name: "flatten" }),
      layers.dense({ name: "logits", units: classes, kernelInitializer: kernelInitializer() }),
    ],
  });
}
