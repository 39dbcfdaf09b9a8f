import {
  type ChangeOptions,
  type ChangeReport,
  type CompareOptions,
  type Comparison,
  type EvaluateOptions,
  type PlannedRun,
  type RunProgress,
  type RunStudyOptions,
  resultsJson,
  type StudyResult,
  type SweepProgress,
  studies,
  summaryColumns,
  summaryRows,
  type TrainingSettings,
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
  /** Options of every call of `runStudy`. */
  readonly studied: RunStudyOptions[];
}

/** Fakes whose runs end at once; `changes` replaces single functions. */
export function fakeExperiments(changes: Partial<Experiments> = {}): FakeExperiments {
  const asked: CompareOptions[] = [];
  const evaluated: EvaluateOptions[] = [];
  const changed: object[] = [];
  const studied: RunStudyOptions[] = [];
  const change = async (options: ChangeOptions): Promise<ChangeReport> => {
    changed.push(options);
    return changeReport(options);
  };
  return {
    asked,
    evaluated,
    changed,
    studied,
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
    studies,
    planStudy: async ({ study, seeds = 3 }) => ({ study, seconds: 75, runs: plannedRuns(seeds) }),
    runStudy: async (options) => {
      studied.push(options);
      options.onProgress?.(sweepProgress());
      return studyResult(options.study);
    },
    writeStudyReport: async (dir) => `${dir}/index.html`,
    ...changes,
  };
}

/** The settings of a run of a study. */
const settings: TrainingSettings = {
  quantizer: "sign",
  network: "mlp",
  activation: "real",
  width: 0.25,
  weights: "binary",
  data: "embedded",
  offline: false,
  epochs: 2,
  seed: 1,
  batchSize: 64,
  learningRate: 0.002,
  latentLearningRate: 0.02,
  trainImages: 5000,
  testImages: null,
  holdout: 0,
  latentFactor: 1,
  latentOffset: 0,
};

function plannedRuns(seeds: number): PlannedRun[] {
  return Array.from({ length: seeds }, (_, i) => ({
    stage: 1,
    settings: { ...settings, seed: i + 1 },
    seconds: 50,
    done: i === 0,
  }));
}

/** A sweep of three runs of which one has just ended and one is half way. */
export function sweepProgress(changes: Partial<SweepProgress> = {}): SweepProgress {
  const measures = {
    ...{ steps: [], gradientNorm: [], deviation: [], worstDeviation: [], residual: null },
    balance: { pairs: 0, unpaired: 0, worst: 0 },
  };
  const { offline: _, ...own } = settings;
  return {
    done: 1,
    failed: 0,
    total: 3,
    running: [{ settings: { ...settings, seed: 2 }, progress: progress() }],
    ended: {
      schema: 1,
      settings: own,
      accuracy: 0.8125,
      epochs: [],
      flipsPerStep: 0,
      flipCurve: { steps: [], shares: [] },
      layers: [],
      measures,
      bits: "",
    },
    secondsLeft: 75,
    ...changes,
  };
}

/** An answer with a measured and a counted finding. */
function studyResult(study: string): StudyResult {
  const effect = { name: "accuracy of a less that of b", value: 1.2345, unit: "points" };
  const interval = { low: -0.5, high: 2.9, confidence: 0.95, over: "3 seeds, paired" };
  const verdict = "not decided at this scale";
  return {
    schema: 1,
    study,
    title: "A title",
    claim: "A is better than b.",
    ...{ verdict, effect, interval },
    findings: [
      { claim: "A is better than b.", verdict, effect, interval },
      {
        claim: "Nothing is left.",
        verdict: "holds",
        effect: { name: "left", value: 0, unit: "things" },
        interval: { low: 0, high: 0, confidence: 1, over: "counted" },
      },
    ],
    setup: "",
    reading: [],
    table: { columns: [], rows: [], digits: [] },
    figures: [],
    scale: "quick",
    command: "",
    versions: {},
    machine: { cpu: "", cores: 2, memory: 1, platform: "" },
    date: "2026-11-25",
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
