import {
  type ChangeOptions,
  type ChangeReport,
  type CompareOptions,
  type Comparison,
  type EvaluateOptions,
  type RunProgress,
  resultsJson,
  summaryColumns,
  summaryRows,
} from "@equal-bits/experiments";
import { namedQuantizer } from "@equal-bits/quantizers";
import type { Experiments } from "../src/experiments.js";

/** The functions that do the work, without the work; `asked` remembers what they were called with. */
export interface FakeExperiments extends Experiments {
  /** Options of every call of `compare`. */
  readonly asked: CompareOptions[];
  /** Options of every call of `evaluateModel`. */
  readonly evaluated: EvaluateOptions[];
  /** Options of every call of `pruneModel` and `quantizeModel`. */
  readonly changed: object[];
}

/** Fakes whose runs end at once; `changes` replaces single functions. */
export function fakeExperiments(changes: Partial<Experiments> = {}): FakeExperiments {
  const asked: CompareOptions[] = [];
  const evaluated: EvaluateOptions[] = [];
  const changed: object[] = [];
  const change = async (options: ChangeOptions): Promise<ChangeReport> => {
    changed.push(options);
    return changeReport(options);
  };
  return {
    asked,
    evaluated,
    changed,
    pruneModel: change,
    quantizeModel: change,
    compare: async (options = {}) => {
      asked.push(options);
      for (const run of (options.quantizers ?? []).keys()) options.onProgress?.(progress(run));
      return comparisonOf(options);
    },
    evaluateModel: async (options) => {
      evaluated.push(options);
      return {
        testAccuracy: 0.875,
        bits: "ab",
        layers: [
          { name: "conv2", filters: 4, size: 8, positives: [4, 4, 4, 4] },
          { name: "conv3", filters: 2, size: 16, positives: [3, 12] },
        ],
      };
    },
    summaryRows,
    summaryColumns,
    resultsJson,
    ...changes,
  };
}

/** The state of a run half way. */
export function progress(run = 0, changes: Partial<RunProgress> = {}): RunProgress {
  return {
    run,
    quantizer: "sign",
    epoch: 2,
    epochs: 4,
    step: 50,
    steps: 100,
    loss: 0.335,
    accuracy: 0.8725,
    imagesPerSecond: 512.4,
    secondsLeft: 75,
    ...changes,
  };
}

/** A comparison of the quantizers asked for: one layer of two filters of eight weights each. */
export function comparisonOf({ quantizers = [], seed = 1, command = "" }: CompareOptions): Comparison {
  return {
    runs: quantizers.map((quantizer, i) => ({
      result: {
        quantizer: namedQuantizer(quantizer).name,
        ratio: quantizer === "sign" ? null : 0.5,
        seed,
        settings: { epochs: 1, batchSize: 128, learningRate: 0.002, latentLearningRate: 0.002 },
        epochs: [{ loss: 0.5, accuracy: 0.8 }],
        testAccuracy: 0.9 - 0.01 * i,
        flipsPerStep: 0.01,
        flipCurve: { steps: [1], shares: [0.01] },
        layers: [{ name: "dense1", filters: 2, size: 8, positives: quantizer === "sign" ? [2, 6] : [4, 4] }],
      },
      latents: [],
      seconds: 1.25,
      imagesPerSecond: 512,
      model: `models/${i}`,
    })),
    dataset: { name: "toy", train: 10, test: 10 },
    command,
    versions: {},
  };
}

/** One kernel changed of two, with a name that would move a terminal's cursor. */
function changeReport({ out, data }: ChangeOptions): ChangeReport {
  const even = { mean: 0.5, least: 0.5, greatest: 0.5 };
  return {
    tensors: [
      {
        name: "conv\u001b[2J/kernel",
        shape: [3, 3, 8, 16],
        filters: 16,
        size: 72,
        ratio: { mean: 0.25, least: 0.2, greatest: 0.3 },
        sparsity: even,
        entropy: 1.5,
        error: 0.25,
        cosine: Number.NaN,
      },
    ],
    left: ["dense/kernel"],
    accuracy: data === undefined ? null : { before: 0.9, after: 0.875 },
    out,
  };
}
