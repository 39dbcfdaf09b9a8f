import type { CompareOptions } from "@equal-bits/experiments";
import { type Command, Option } from "commander";
import { dataOption } from "./data-option.js";
import { networkOption } from "./network-option.js";
import { positiveNumber, wholeNumber } from "./number-option.js";

/** The options that `train` and `compare` share, as commander gives them. */
export interface TrainingFlags {
  /** The network's name. */
  readonly network: string;
  /** Whether the inputs of binary layers are binary. */
  readonly activation?: "binary" | "real";
  /** What the number of channels is multiplied by. */
  readonly width?: number;
  /** Folder or name of the data. */
  readonly data?: string;
  /** Never open a socket. */
  readonly offline?: true;
  /** Passes over the training images. */
  readonly epochs: number;
  /** Seed of initial weights and shuffles. */
  readonly seed: number;
  /** Images in a step. */
  readonly batchSize: number;
  /** Adam's learning rate at the first step. */
  readonly learningRate: number;
  /** The same for latent weights. */
  readonly latentLearningRate?: number;
  /** Use only the first so many training images. */
  readonly trainImages?: number;
  /** Use only the first so many test images. */
  readonly testImages?: number;
  /** Folder for the report. */
  readonly out: string;
  /** Runs trained at the same time. */
  readonly processes?: number;
  /** Continue an interrupted comparison. */
  readonly resume?: true;
  /** Print the results as JSON. */
  readonly json?: true;
  /** Show no progress. */
  readonly quiet?: true;
}

/** Declares the options that `train` and `compare` share. */
export function addTrainingOptions(command: Command): Command {
  return command
    .addOption(networkOption())
    .addOption(
      new Option(
        "--activation <kind>",
        "inputs of binary layers: binary (1w/1a) or real (1w/32a) (default: as the network says)",
      ).choices(["binary", "real"]),
    )
    .option("--width <x>", "multiplies the channels of each layer (default: 1)", positiveNumber("--width"))
    .addOption(dataOption())
    .addOption(offlineOption())
    .option("--epochs <n>", "passes over the training images", wholeNumber("--epochs", 1), 4)
    .option("--seed <n>", "seed of initial weights and shuffles", wholeNumber("--seed", 0, 2 ** 32 - 1), 1)
    .option("--batch-size <n>", "images in a step", wholeNumber("--batch-size", 1), 128)
    .option(
      "--learning-rate <x>",
      "Adam's learning rate at the first step",
      positiveNumber("--learning-rate"),
      0.002,
    )
    .option(
      "--latent-learning-rate <x>",
      "the same for latent weights, to be tuned for each quantizer (default: --learning-rate)",
      positiveNumber("--latent-learning-rate"),
    )
    .option(
      "--train-images <n>",
      "use only the first n training images (default: all)",
      wholeNumber("--train-images", 1),
    )
    .addOption(testImagesOption())
    .option("--out <dir>", "folder for the report, the results and the models", "report")
    .option(
      "--processes <n>",
      "runs trained at the same time, one process each (default: 2, or 1 on a single core)",
      wholeNumber("--processes", 1),
    )
    .option("--resume", "continue from the checkpoints of an interrupted run in --out")
    .option("--json", "print the results as JSON on stdout, and nothing else there")
    .option("--quiet", "show no progress; without a terminal none is shown anyway");
}

/** The option `--offline`. */
export function offlineOption(): Option {
  return new Option("--offline", "never open a socket: data come from a folder or the cache");
}

/** The option `--test-images`. */
export function testImagesOption(): Option {
  return new Option("--test-images <n>", "use only the first n test images (default: all)").argParser(
    wholeNumber("--test-images", 1),
  );
}

/** The flags as options of `compare`, without those that were not given. */
export function compareOptions(flags: TrainingFlags): CompareOptions {
  const {
    network,
    activation,
    width,
    data,
    offline,
    epochs,
    seed,
    batchSize,
    learningRate,
    latentLearningRate,
    trainImages,
    testImages,
    out,
    processes,
    resume,
  } = flags;
  return {
    network,
    epochs,
    seed,
    batchSize,
    learningRate,
    out,
    resume: resume === true,
    offline: offline === true,
    ...(activation === undefined ? {} : { activation }),
    ...(width === undefined ? {} : { width }),
    ...(data === undefined ? {} : { data }),
    ...(latentLearningRate === undefined ? {} : { latentLearningRate }),
    ...(trainImages === undefined ? {} : { trainImages }),
    ...(testImages === undefined ? {} : { testImages }),
    ...(processes === undefined ? {} : { processes }),
  };
}
