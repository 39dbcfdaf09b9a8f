/** What one trained network was asked for and what it became. Same options, same bytes: no time and no machine in it. */
export interface RunResult {
  /** The quantizer's name with its arguments, as a recipe of `@equal-bits/quantizers` or a `Quantizer` has it: `"equal-bits(0.5)"`. */
  readonly quantizer: string;
  /** The requested share of +1; null where the data decide, as in sign, or where there are more than two levels. */
  readonly ratio: number | null;
  /** The network's name; absent for the small CNN. */
  readonly network?: string;
  /** Seed of initial weights and shuffles. */
  readonly seed: number;
  /** How it was trained. */
  readonly settings: RunSettings;
  /** Training loss and training accuracy (share, 0 … 1) of each epoch. */
  readonly epochs: readonly EpochResult[];
  /** Share of test images classified right, 0 … 1. */
  readonly testAccuracy: number;
  /** Mean share of binary weights that changed their level in one step. */
  readonly flipsPerStep: number;
  /** The same over training. */
  readonly flipCurve: FlipCurve;
  /** The binary layers, input first. */
  readonly layers: readonly LayerResult[];
}

/** The options that a run's numbers depend on, beside quantizer, network, seed and data. */
export interface RunSettings {
  /** Passes over the training images. */
  readonly epochs: number;
  /** Images in a step. */
  readonly batchSize: number;
  /** Adam's rate at the first step. */
  readonly learningRate: number;
  /** The same for latent weights. */
  readonly latentLearningRate: number;
  /** Whether the inputs of binary layers were binary; absent where the network said so itself. */
  readonly activation?: "binary" | "real";
  /** What the number of channels was multiplied by; absent for 1. */
  readonly width?: number;
}

/** One epoch of training. */
export interface EpochResult {
  /** Mean cross-entropy over the epoch's images, in nats. */
  readonly loss: number;
  /** Share of the epoch's images classified right while training, 0 … 1. */
  readonly accuracy: number;
}

/** How many binary weights changed their level, over training: the means of at most 100 stretches of it, as equal as whole steps allow. */
export interface FlipCurve {
  /** Steps done at the end of each stretch, ascending; the last one is all of them. */
  readonly steps: readonly number[];
  /** Mean share of binary weights that changed their level in one step of each stretch, 0 … 1. */
  readonly shares: readonly number[];
}

/** The bits of one binary layer after training. */
export interface LayerResult {
  /** The layer's name in the model. */
  readonly name: string;
  /** Number of filters. */
  readonly filters: number;
  /** Weights in each filter. */
  readonly size: number;
  /** Count of +1 in each filter, or of levels above the middle one; length `filters`. */
  readonly positives: readonly number[];
  /** Where there are more than two levels: how many weights of each filter are on each level, lowest first. */
  readonly counts?: readonly (readonly number[])[];
}

/** The latent weights of one binary layer after training, for the report's figure. */
export interface LatentHistogram {
  /** The layer's name in the model. */
  readonly layer: string;
  /** Edges of the bins, ascending, one more than `counts`. */
  readonly edges: readonly number[];
  /** Latent weights in each bin. */
  readonly counts: readonly number[];
  /**
   * For each boundary between two levels, lowest first, the cut of each filter: its least latent weight that came to lie above; null
   * where none did.
   */
  readonly cuts: readonly (readonly (number | null)[])[];
}

/** A finished run: its result, and what may differ from one machine to the next. */
export interface RunRecord {
  /** What was trained. */
  readonly result: RunResult;
  /** Latent weights after training, one entry a binary layer. */
  readonly latents: readonly LatentHistogram[];
  /** Wall seconds of training and testing. */
  readonly seconds: number;
  /** Training images per second. */
  readonly imagesPerSecond: number;
  /** Folder of the saved model, relative to the report's folder. */
  readonly model: string;
}

/** The data of a comparison. */
export interface DatasetSummary {
  /** What the data are called. */
  readonly name: string;
  /** Number of training images. */
  readonly train: number;
  /** Number of test images. */
  readonly test: number;
}

/** Several runs side by side on the same data. */
export interface Comparison {
  /** The runs, in the order asked for. */
  readonly runs: readonly RunRecord[];
  /** What they were trained on. */
  readonly dataset: DatasetSummary;
  /** The command line that makes this comparison again. */
  readonly command: string;
  /** Versions of Node, tfjs and the packages, by name. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Where a run stands, reported a few times a second at most. */
export interface RunProgress {
  /** Index of the run in the comparison. */
  readonly run: number;
  /** The run's quantizer. */
  readonly quantizer: string;
  /** The epoch under way, from 1. */
  readonly epoch: number;
  /** Epochs in all. */
  readonly epochs: number;
  /** Steps done in all epochs so far. */
  readonly step: number;
  /** Steps in all epochs. */
  readonly steps: number;
  /** Mean loss of the epoch so far. */
  readonly loss: number;
  /** Training accuracy of the epoch so far, 0 … 1. */
  readonly accuracy: number;
  /** Training images per second. */
  readonly imagesPerSecond: number;
  /** Estimated seconds until this run ends. */
  readonly secondsLeft: number;
}
