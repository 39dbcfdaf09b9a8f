import { fileURLToPath } from "node:url";
import { DomainError } from "@equal-bits/core";
import { type ImageSet, type Normalization, pixelStatistics } from "@equal-bits/datasets";
import { datasetNames, type LoadOptions, loadDataset } from "@equal-bits/datasets/node";
import type { TrainingSettings } from "./training-settings.js";

/** Images to learn from and to be judged by, and how their pixels are brought to mean 0 and deviation 1. */
export interface ExperimentData {
  /** What the data are called in reports. */
  readonly name: string;
  /** The training images. */
  readonly train: ImageSet;
  /** The test images. */
  readonly test: ImageSet;
  /** From the training images, used for both. */
  readonly normalization: Normalization;
}

/** Which data, and how many of them. */
export type DataChoice = Pick<TrainingSettings, "data" | "offline" | "trainImages" | "testImages"> &
  Partial<Pick<TrainingSettings, "holdout">>;

/** The name of the data that come along. */
export const EMBEDDED = "embedded";

const embedded = {
  name: "Fashion-MNIST subset",
  directory: fileURLToPath(new URL("../data/fashion-mnist-subset", import.meta.url)),
};

/**
 * Loads the data of a run: a folder, a named set from cache or network, or the embedded subset.
 *
 * @throws FormatError or DomainError naming the file or folder, if the data are not what they must be
 * @internal
 */
export async function experimentData({
  data,
  offline,
  trainImages,
  testImages,
  holdout = 0,
}: DataChoice): Promise<ExperimentData> {
  const limits = {
    ...(trainImages === null ? {} : { trainImages }),
    ...(testImages === null ? {} : { testImages }),
  };
  const useEmbedded = data === EMBEDDED || (data === null && process.env.EQUAL_BITS_DATA === undefined);
  const source = useEmbedded ? { directory: embedded.directory } : sourceOf(data);
  const loaded = await loadDataset({ ...source, ...limits, offline });
  const { train, test } = holdout === 0 ? loaded : heldOut(loaded.train, holdout);
  return {
    name: useEmbedded ? embedded.name : loaded.name,
    train,
    test,
    normalization: normalizationOf(train),
  };
}

/** The last images in the place of the test images, which nobody then looks at. */
function heldOut(images: ImageSet, holdout: number): Pick<ExperimentData, "train" | "test"> {
  if (!(holdout < images.count))
    throw new DomainError(`holdout must be less than the ${images.count} training images, got ${holdout}`);
  const kept = images.count - holdout;
  return { train: imagesFrom(images, 0, kept), test: imagesFrom(images, kept, holdout) };
}

function imagesFrom(set: ImageSet, first: number, count: number): ImageSet {
  const size = set.images.length / set.count;
  return {
    ...set,
    count,
    images: set.images.subarray(first * size, (first + count) * size),
    labels: set.labels.subarray(first, first + count),
  };
}

/** Where to look; without a choice the loader looks into the folder that the environment names. */
function sourceOf(data: string | null): Pick<LoadOptions, "name" | "directory"> {
  if (data === null) return {};
  const name = datasetNames.find((known) => known === data);
  return name ? { name } : { directory: data };
}

/** Constant channels have deviation 0; they are left as they are. */
function normalizationOf(train: ImageSet): Normalization {
  const { mean, deviation } = pixelStatistics(train);
  return { mean, deviation: deviation.map((value) => (value > 0 ? value : 1)) };
}
