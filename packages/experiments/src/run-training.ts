import { setImmediate as breathe } from "node:timers/promises";
import { accuracyOf } from "./accuracy.js";
import { binaryWeightsOf } from "./binary-layers.js";
import { bitsDigest } from "./bits-digest.js";
import { loadCheckpoint, type RunState, saveCheckpoint, settleOptimizer } from "./checkpoint.js";
import { identityOf } from "./checkpoint-identity.js";
import type { DatasetSummary, LatentHistogram, RunResult, RunSettings } from "./comparison.js";
import { type ExperimentData, experimentData } from "./experiment-data.js";
import { requireFiniteWeights } from "./finite-weights.js";
import { addFlips, flipCurve } from "./flip-curve.js";
import { latentGradientNorm } from "./latent-gradient-norm.js";
import { latentHistogram } from "./latent-histogram.js";
import { layerResult } from "./layer-result.js";
import { moveLatents } from "./move-latents.js";
import { optimizerFor } from "./optimizer-for.js";
import { networkFor } from "./rules/network-for.js";
import { ruleFor } from "./rules/rule-for.js";
import { ruleSchedule } from "./rules/rule-schedule.js";
import type { TrainingRule } from "./rules/training-rule.js";
import type { RunMeasures } from "./studies/study-run-record.js";
import { saveTrainedModel } from "./trained-model.js";
import { type TrainingProgress, trainingClock } from "./training-clock.js";
import { type Learner, type StepReport, stepsOf, trainEpoch } from "./training-loop.js";
import { runMeasures, trainingMeter } from "./training-measures.js";
import type { TrainingSettings } from "./training-settings.js";
import { useWasmTraining } from "./wasm-training-backend.js";

/** The network of which results do not say that it was this one. */
const SMALL = "small-cnn";

/** A run to train: plain data, fit for another process. */
export interface RunOrder {
  /** What to train. */
  readonly settings: TrainingSettings;
  /** Folder that the model is saved to; null for nowhere. */
  readonly modelFolder: string | null;
  /** File that keeps the run between epochs. */
  readonly checkpoint: string;
  /** Whether to go on from the checkpoint, if there is one. */
  readonly resume: boolean;
  /** Whether to measure every step: bits, flips and gradients. Default false. */
  readonly measure?: boolean;
}

/** A run whose model is kept. */
export type ModelOrder = RunOrder & { readonly modelFolder: string };

/** What a run came to. */
export interface RunOutcome {
  /** What was trained. */
  readonly result: RunResult;
  /** SHA-256 of the bits of all binary layers, in hex. */
  readonly bits: string;
  /** Latent weights after training, one entry a binary layer. */
  readonly latents: readonly LatentHistogram[];
  /** What it was trained on. */
  readonly dataset: DatasetSummary;
  /** What was measured at every step; null where nothing was to be. */
  readonly measures: RunMeasures | null;
  /** Wall seconds of training and testing. */
  readonly seconds: number;
  /** Training images per second. */
  readonly imagesPerSecond: number;
}

/**
 * Trains, tests and saves one network in this process.
 *
 * @param order - what to train and where its files go
 * @param onProgress - called a few times a second at most, and at the end of each epoch
 * @param signal - stops between two steps, with the signal's reason
 * @throws NonFiniteError naming the index of a weight that has become NaN or infinite
 * @throws FormatError if the data or the checkpoint are not what they must be
 * @internal
 */
export async function runTraining(
  order: RunOrder,
  onProgress: (progress: TrainingProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<RunOutcome> {
  const { settings, modelFolder } = order;
  const started = performance.now();
  await useWasmTraining();
  const data = await experimentData(settings);
  const rule = await ruleFor(settings.quantizer);
  const model = networkFor(settings, rule, data.train);
  const optimizer = optimizerFor(model, settings);
  try {
    moveLatents(model, settings);
    const clock = trainingClock(data, settings, rule.name);
    const schedule = ruleSchedule(model, rule);
    const identity = identityOf(settings, data, rule.identity);
    const learner: IdentifiedLearner = {
      model,
      optimizer,
      schedule,
      identity,
      rule,
      gradientNorm: order.measure ? latentGradientNorm(model) : () => 0,
    };
    const state = await trainEpochs(order, learner, data, async (epoch, report) => {
      signal?.throwIfAborted();
      if (clock.isTime(report.step)) {
        onProgress(clock.progress(epoch, report));
        await breathe(); // lets the signal, and messages of a parent process, through
      }
    });
    const imagesPerSecond = clock.imagesPerSecond();
    schedule(1); // hard levels, and the parts that the saved model names
    const testAccuracy = accuracyOf(model, data.test, data.normalization);
    if (modelFolder !== null) await saveTrainedModel(modelFolder, model, rule, data);
    const layers = binaryWeightsOf(model);
    const { epochs, flips, measures } = state;
    const steps = settings.epochs * stepsOf(data, settings);
    const weights = layers.reduce((sum, { levels }) => sum + levels.length, 0);
    return {
      result: {
        quantizer: rule.name,
        ratio: rule.ratio,
        ...(settings.network === SMALL ? {} : { network: settings.network }),
        seed: settings.seed,
        settings: runSettings(settings),
        epochs,
        testAccuracy,
        flipsPerStep: weights === 0 ? 0 : flips.reduce((sum, count) => sum + count, 0) / (steps * weights),
        flipCurve: flipCurve(flips, steps, weights),
        layers: layers.map(layerResult),
      },
      bits: bitsDigest(layers),
      latents: layers.map(latentHistogram),
      dataset: { name: data.name, train: data.train.count, test: data.test.count },
      measures: measures === null ? null : runMeasures(measures, steps),
      seconds: (performance.now() - started) / 1000,
      imagesPerSecond,
    };
  } finally {
    optimizer.dispose();
    model.dispose();
  }
}

function runSettings(settings: TrainingSettings): RunSettings {
  const { epochs, batchSize, learningRate, latentLearningRate, activation, width } = settings;
  return {
    epochs,
    batchSize,
    learningRate,
    latentLearningRate: latentLearningRate ?? learningRate,
    ...(activation === null ? {} : { activation }),
    ...(width === 1 ? {} : { width }),
  };
}

/** What learns, and what its checkpoints and measures go by. */
interface IdentifiedLearner extends Required<Learner> {
  readonly identity: string;
  readonly rule: TrainingRule;
}

async function trainEpochs(
  { settings, checkpoint, resume, measure = false }: RunOrder,
  learner: IdentifiedLearner,
  data: ExperimentData,
  onStep: (epoch: number, report: StepReport) => Promise<void>,
): Promise<RunState> {
  const { model, optimizer, identity, rule } = learner;
  const restored = resume ? await loadCheckpoint(checkpoint, identity, model, optimizer) : null;
  const perEpoch = stepsOf(data, settings);
  const steps = settings.epochs * perEpoch;
  let state: RunState = restored ?? { epochs: [], flips: [], measures: null };
  const meter = measure ? trainingMeter(binaryWeightsOf(model), rule, steps, state.measures) : null;
  for (let epoch = state.epochs.length; epoch < settings.epochs; epoch++) {
    const outcome = await trainEpoch(learner, data, settings, epoch, (report) => {
      meter?.update(epoch * perEpoch + report.step - 1, report.levels, report.gradientNorm);
      return onStep(epoch, report);
    });
    state = {
      epochs: [...state.epochs, outcome.result],
      flips: addFlips(state.flips, outcome.flips, epoch * perEpoch, steps),
      measures: meter?.sums() ?? null,
    };
    await settleOptimizer(optimizer);
    requireFiniteWeights(model);
    await saveCheckpoint(checkpoint, identity, state, model, optimizer);
  }
  return state;
}
