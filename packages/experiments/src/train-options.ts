import type { RunProgress } from "./comparison.js";

/** What to train. */
export interface TrainOptions {
  /**
   * The quantizer: a name in the catalogue of `@equal-bits/quantizers`, as `"sign"`, `"equal-bits:0.3"`, `"ir-net"`; or the path of a module
   * of yours, as `"./my-rule.js"`, whose default export is a `Quantizer`, or a record of one and the parts that go with it.
   */
  readonly quantizer: string;
  /** The network by name, one of {@link networks}. Default `"small-cnn"`. */
  readonly network?: string;
  /** Whether the inputs of binary layers are binary too (1w/1a), or real-valued (1w/32a). Default as each network says. */
  readonly activation?: "binary" | "real";
  /** What the number of channels of each layer is multiplied by, > 0; rounded, at least 1. Default 1. */
  readonly width?: number;
  /**
   * Folder of the data files, or the name of a set to find in the cache or download: `"fashion-mnist"`, `"mnist"`,
   * `"cifar-10"`. Default: the folder in the environment variable `EQUAL_BITS_DATA`, else the embedded Fashion-MNIST subset.
   */
  readonly data?: string;
  /** Never open a socket. Default false. */
  readonly offline?: boolean;
  /** Passes over the training images, ≥ 1. Default 4. */
  readonly epochs?: number;
  /** Seed of initial weights and shuffles, 0 … 2³² − 1. Default 1. */
  readonly seed?: number;
  /** Images in a step, ≥ 1. Default 128. */
  readonly batchSize?: number;
  /** Adam's learning rate at the first step, > 0; it falls to 0 along a cosine. Default 0.002. */
  readonly learningRate?: number;
  /**
   * Adam's learning rate for latent weights at the first step, > 0. Methods can be compared only where each has a rate that suits it.
   * Default `learningRate`.
   */
  readonly latentLearningRate?: number;
  /** Use only the first so many training images. Default all. */
  readonly trainImages?: number;
  /** Use only the first so many test images. Default all. */
  readonly testImages?: number;
}

/** What to compare: the options of {@link TrainOptions} for several quantizers. */
export interface CompareOptions extends Omit<TrainOptions, "quantizer"> {
  /** Quantizers by name, or modules by path. Default `["sign", "equal-bits:0.5", "equal-bits:0.3"]`. */
  readonly quantizers?: readonly string[];
  /** Folder for the report, the results and the models. Default `"report"`. */
  readonly out?: string;
  /** Runs trained at the same time, each in a process of its own. Default: 2, or 1 on a single core. */
  readonly processes?: number;
  /** Continue from the checkpoints of an interrupted comparison in `out`. Default false. */
  readonly resume?: boolean;
  /** The command line, for the report. */
  readonly command?: string;
  /** Called while the runs train. */
  readonly onProgress?: (progress: RunProgress) => void;
  /** Stops all runs; what was checkpointed stays. */
  readonly signal?: AbortSignal;
}
