import { DomainError, requirePositive, requireWhole, shown } from "@equal-bits/core";
import { namedNetwork } from "./networks/named-network.js";
import { catalogueRule } from "./rules/catalogue-rule.js";
import { absoluteIfFile, isRuleFile } from "./rules/rule-file.js";
import type { TrainOptions } from "./train-options.js";

/** What a study may change beside the options that everybody has. */
export interface TrainingVariant {
  /** The last so many training images are held out, and the network is judged by them; the test images are not looked at. Default 0. */
  readonly holdout?: number;
  /** `"real"` for the same network with real-valued weights; the quantizer is then not looked at. Default `"binary"`. */
  readonly weights?: "binary" | "real";
  /** What the initial latent weights are multiplied by, > 0. Default 1. */
  readonly latentFactor?: number;
  /** What is then added to each of them. Default 0. */
  readonly latentOffset?: number;
}

/** The options for which null stands where there is no choice. */
type Optional = "data" | "trainImages" | "testImages" | "latentLearningRate" | "activation";

/** What one run is trained with: {@link TrainOptions} with every default filled in. Plain data, fit for another process. */
export interface TrainingSettings extends Required<Omit<TrainOptions, Optional>>, Required<TrainingVariant> {
  /** Whether the inputs of binary layers are binary; null for as the network says. */
  readonly activation: "binary" | "real" | null;
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
export function trainingSettings(options: TrainOptions & TrainingVariant): TrainingSettings {
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
  const { trainImages = null, testImages = null, activation = null, width = 1 } = options;
  const { holdout = 0, weights = "binary", latentFactor = 1, latentOffset = 0 } = options;
  requireWhole(epochs, "epochs", 1);
  requireWhole(batchSize, "batchSize", 1);
  if (trainImages !== null) requireWhole(trainImages, "trainImages", 1);
  if (testImages !== null) requireWhole(testImages, "testImages", 1);
  if (!(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32))
    throw new DomainError(`seed must be a whole number from 0 to 2³² − 1, got ${shown(seed)}`);
  requirePositive(learningRate, "learningRate");
  if (latentLearningRate !== null) requirePositive(latentLearningRate, "latentLearningRate");
  requireWhole(holdout, "holdout");
  requirePositive(width, "width");
  requirePositive(latentFactor, "latentFactor");
  if (!Number.isFinite(latentOffset))
    throw new DomainError(`latentOffset must be a finite number, got ${shown(latentOffset)}`);
  requireEither(activation, "activation");
  requireEither(weights, "weights");
  namedNetwork(network);
  const { quantizer } = options;
  return Object.freeze({
    quantizer: isRuleFile(quantizer) ? absoluteIfFile(quantizer) : catalogueRule(quantizer).name,
    network,
    activation,
    width,
    weights,
    data,
    offline,
    epochs,
    seed,
    batchSize,
    learningRate,
    latentLearningRate,
    trainImages,
    testImages,
    holdout,
    latentFactor,
    latentOffset,
  });
}

function requireEither(choice: string | null, name: string): void {
  if (choice !== null && choice !== "binary" && choice !== "real")
    throw new DomainError(`${name} must be "binary" or "real", got ${shown(choice)}`);
}
