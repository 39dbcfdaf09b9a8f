// Runs so small that a test can wait for them.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ExperimentData } from "../src/experiment-data.js";
import type { ModelOrder } from "../src/run-training.js";
import type { TrainOptions } from "../src/train-options.js";
import { type TrainingSettings, trainingSettings } from "../src/training-settings.js";

/** The folder of the embedded data, named so that the environment does not matter. */
export const fashionSubset: string = fileURLToPath(new URL("../data/fashion-mnist-subset", import.meta.url));

/** Two steps an epoch. */
export const tinyOptions = {
  data: fashionSubset,
  epochs: 1,
  batchSize: 64,
  trainImages: 128,
  testImages: 50,
} as const satisfies Partial<TrainOptions>;

/** {@link tinyOptions} with some of them changed. */
export function tinySettings(changes: Partial<TrainOptions> = {}): TrainingSettings {
  return trainingSettings({ quantizer: "equal-bits:0.3", ...tinyOptions, ...changes });
}

/** A tiny run whose files go into a folder. */
export function tinyOrder(folder: string, changes: Partial<TrainOptions> = {}, resume = false): ModelOrder {
  return {
    settings: tinySettings(changes),
    modelFolder: join(folder, "model"),
    checkpoint: join(folder, "checkpoint.json"),
    resume,
  };
}

/** Images whose pixels and labels are given by their place alone: 8 × 8 and grey. */
export function smallData(train: number, test = 4): ExperimentData {
  const set = (count: number): ExperimentData["train"] => ({
    images: Uint8Array.from({ length: count * 64 }, (_, i) => (i * 37) % 251),
    labels: Uint8Array.from({ length: count }, (_, i) => i % 3),
    count,
    height: 8,
    width: 8,
    channels: 1,
    classes: 3,
  });
  return {
    name: "small",
    train: set(train),
    test: set(test),
    normalization: { mean: [0.5], deviation: [0.25] },
  };
}
