import type { StudyRequest, StudyRun } from "./study.js";

/** What a network is trained on, and for how long: all of a run but its rule and its seed. */
export type SetUp = Omit<StudyRun, "quantizer" | "seed">;

/**
 * A perceptron of two hidden layers of 128 units on Fashion-MNIST.
 *
 * @internal
 */
export function mlpSetUp({ scale }: StudyRequest): SetUp {
  return { network: "mlp", width: 0.25, ...fashion(scale) };
}

/**
 * Three convolutions of 8, 16 and 32 channels on Fashion-MNIST.
 *
 * @internal
 */
export function cnnSetUp({ scale }: StudyRequest): SetUp {
  return { network: "small-cnn", width: 0.5, ...fashion(scale) };
}

/**
 * The same convolutions on CIFAR-10; the first 20,000 training images.
 *
 * @internal
 */
export function cifarSetUp(): SetUp {
  return { network: "small-cnn", width: 0.5, data: "cifar-10", trainImages: 20_000, epochs: 5 };
}

/** Seconds a run, or half a minute. */
function fashion(scale: StudyRequest["scale"]): SetUp {
  return scale === "quick"
    ? { data: "embedded", trainImages: 4000, testImages: 2000, epochs: 2, batchSize: 64 }
    : { data: "fashion-mnist", epochs: 2 };
}

/**
 * The set-ups in a sentence or two.
 *
 * @internal
 */
export function setUpText({ scale }: StudyRequest): string {
  return scale === "quick"
    ? "Small networks on the first 4,000 training images of Fashion-MNIST, tested on 2,000: two epochs, Adam at 0.002 falling along a cosine, batches of 64."
    : "Small networks on all 60,000 training images of Fashion-MNIST, tested on all 10,000: two epochs, Adam at 0.002 falling along a cosine, batches of 128.";
}
