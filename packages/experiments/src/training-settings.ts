import { DomainError, requirePositive, requireWhole, shown } from "@equal-bits/core";
import type { TrainOptions } from "./comparison.js";
import { namedNetwork } from "./networks/named-network.js";
import { catalogueRule } from "./rules/catalogue-rule.js";
import { absoluteIfFile, isRuleFile } from "./rules/rule-file.js";

/** What one run is trained with: {@link TrainOptions} with every default filled in. Plain data, fit for another process. */
export interface TrainingSettings
  extends Required<Omit<TrainOptions, "data" | "trainImages" | "testImages" | "latentLearningRate">> {
  /** Folder or name of the data; null for the default. */
  readonly data: string | null;
  /** Adam's rate for latent weights at the first step; null for the same as all others. */
  readonly latentLearningRate: number | null;
  /** Use only the first so many training images; null for all. */
  readonly trainImages: number | null;
  /** Use only the first so many test images; null for all. */
  readonly testImages: number | null;
}

/**
 * Fills in the defaults and refuses what is out of range.
 *
 * @throws DomainError naming the option
 * @internal
 */
export function trainingSettings(options: TrainOptions): TrainingSettings {
  const {
    network = "small-cnn",
    data = null,
    offline = false,
    epochs = 4,
    seed = 1,
    batchSize = 128,
    learningRate = 0.002,
    latentLearningRate = null,
  } = options;
  const { trainImages = null, testImages = null } = options;
  requireWhole(epochs, "epochs", 1);
  requireWhole(batchSize, "batchSize", 1);
  if (trainImages !== null) requireWhole(trainImages, "trainImages", 1);
  if (testImages !== null) requireWhole(testImages, "testImages", 1);
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32))
    throw new DomainError(`seed must be a whole number from 0 to 2³² − 1, got ${shown(seed)}`);
  requirePositive(learningRate, "learningRate");
  if (latentLearningRate !== null) requirePositive(latentLearningRate, "latentLearningRate");
  namedNetwork(network);
  const { quantizer } = options;
  return Object.freeze({
    quantizer: isRuleFile(quantizer) ? absoluteIfFile(quantizer) : catalogueRule(quantizer).name,
    network,
    data,
    offline,
    epochs,
    seed,
    batchSize,
    learningRate,
    latentLearningRate,
    trainImages,
    testImages,
  });
}
