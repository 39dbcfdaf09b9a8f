import type { EpochResult, FlipCurve, LayerResult } from "../comparison.js";
import type { StudyRunSettings } from "../sweep/run-id.js";

/** What a run of a study came to: plain data, the same bytes for the same run. */
export interface StudyRunRecord {
  /** Of this format. */
  readonly schema: 1;
  /** What was trained, every default filled in. */
  readonly settings: StudyRunSettings;
  /** Why the run has no numbers: a weight became NaN or infinite; absent where it ended well. */
  readonly diverged?: string;
  /** Share of test images classified right, 0 … 1; of the held-out ones where there are any; 0 where it diverged. */
  readonly accuracy: number;
  /** Training loss and accuracy of each epoch. */
  readonly epochs: readonly EpochResult[];
  /** Mean share of binary weights that changed their level in one step; 0 where weights are real-valued. */
  readonly flipsPerStep: number;
  /** The same over training. */
  readonly flipCurve: FlipCurve;
  /** The binary layers after training, input first. */
  readonly layers: readonly LayerResult[];
  /** What was measured at every step. */
  readonly measures: RunMeasures;
  /** SHA-256 of the levels of all binary layers after training, in hex. */
  readonly bits: string;
}

/** What is measured at every step of a run. Arrays have one number for each of at most 100 equal stretches of training. */
export interface RunMeasures {
  /** Steps done at the end of each stretch. */
  readonly steps: readonly number[];
  /** Mean L2 norm of the loss's gradient to all latent weights. */
  readonly gradientNorm: readonly number[];
  /** Mean over filters and steps of |share of +1 − wanted share|. */
  readonly deviation: readonly number[];
  /** The greatest of any filter and step in the stretch. */
  readonly worstDeviation: readonly number[];
  /** How often counts were other than wanted; null where no counts are wanted. */
  readonly residual: ResidualMeasure | null;
  /** How flips pair off within filters, over all steps. */
  readonly balance: BalanceMeasure;
}

/** Whether filters had the counts that were wanted: those that the rule promises, else those of half and half. */
export interface ResidualMeasure {
  /** Filters looked at, over all steps. */
  readonly checked: number;
  /** Filters that had other counts, over all steps. */
  readonly broken: number;
  /** The most weights that any of them had too many on some level. */
  readonly worst: number;
}

/** How many flips of one filter in one step came in pairs of one up and one down. */
export interface BalanceMeasure {
  /** Pairs, over all filters and steps. */
  readonly pairs: number;
  /** Flips without a partner, over all filters and steps. */
  readonly unpaired: number;
  /** The most without a partner in one filter in one step. */
  readonly worst: number;
}
