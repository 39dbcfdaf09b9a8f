import { seededRandom } from "@equal-bits/core";
import { losses, type Optimizer, type Scalar, type Tensor2D, type Variable } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers";
import { countCorrect } from "./accuracy.js";
import { binaryLevelsOf } from "./binary-layers.js";
import type { EpochResult } from "./comparison.js";
import type { ExperimentData } from "./experiment-data.js";
import { type Batch, imageBatches } from "./image-batches.js";
import { levelMeter } from "./level-meter.js";
import { setLearningRates } from "./optimizer-for.js";
import type { RuleSchedule } from "./rules/rule-schedule.js";
import type { TrainingSettings } from "./training-settings.js";

/** Where an epoch stands after one of its steps. */
export interface StepReport {
  /** Steps of this epoch done. */
  readonly step: number;
  /** Mean loss of the epoch so far. */
  readonly loss: number;
  /** Training accuracy of the epoch so far. */
  readonly accuracy: number;
}

/** What learns. */
export interface Learner {
  /** The model. */
  readonly model: LayersModel;
  /** What moves its weights. */
  readonly optimizer: Optimizer;
  /** Changes the parts of its binary layers before each step. Default none. */
  readonly schedule?: RuleSchedule;
}

/** An epoch, done. */
export interface EpochOutcome {
  /** What is reported. */
  readonly result: EpochResult;
  /** How many binary weights changed their level in each step. */
  readonly flips: readonly number[];
}

/**
 * Steps in one epoch.
 *
 * @internal
 */
export function stepsOf({ train: images }: ExperimentData, { batchSize }: TrainingSettings): number {
  return Math.ceil(images.count / batchSize);
}

/**
 * Trains one epoch: every image once, in an order that depends on the seed and the epoch alone.
 *
 * @param learner - what learns
 * @param epoch - which one, from 0
 * @param onStep - awaited after each step, so that it may let other work run, or throw to stop
 * @throws NonFiniteError if a latent weight has become NaN or infinite
 * @internal
 */
export async function trainEpoch(
  { model, optimizer, schedule }: Learner,
  data: ExperimentData,
  settings: TrainingSettings,
  epoch: number,
  onStep: (report: StepReport) => Promise<void>,
): Promise<EpochOutcome> {
  const { batchSize, seed, epochs } = settings;
  const perEpoch = stepsOf(data, settings);
  const flipsOfStep = flipMeterOf(model);
  const flips: number[] = [];
  const sums = { images: 0, loss: 0, correct: 0 };
  let step = 0;
  for (const batch of imageBatches(
    data.train,
    data.normalization,
    batchSize,
    seededRandom(seed, 1 + epoch),
  )) {
    const [done, steps] = [epoch * perEpoch + step, epochs * perEpoch];
    setLearningRates(optimizer, settings, done, steps);
    schedule?.(done / steps);
    const { loss, correct } = trainStep(model, optimizer, batch);
    sums.images += batch.labels.length;
    sums.loss += loss * batch.labels.length;
    sums.correct += correct;
    flips.push(flipsOfStep());
    step += 1;
    await onStep({ step, loss: sums.loss / sums.images, accuracy: sums.correct / sums.images });
  }
  const result = { loss: sums.loss / sums.images, accuracy: sums.correct / sums.images };
  return { result, flips };
}

function trainStep(
  model: LayersModel,
  optimizer: Optimizer,
  batch: Batch,
): { loss: number; correct: number } {
  const variables = model.trainableWeights.map((weight) => weight.read() as Variable); // a layer's weight is a variable
  let correct = 0;
  try {
    const cost = optimizer.minimize(
      () => {
        const logits = model.apply(batch.images, { training: true }) as Tensor2D; // a model of one output
        correct = countCorrect(logits.dataSync<"float32">(), batch.labels);
        return losses.softmaxCrossEntropy(batch.targets, logits) as Scalar; // reduced to its mean
      },
      true,
      variables,
    ) as Scalar; // asked for by `true`
    const loss = cost.dataSync()[0];
    cost.dispose();
    return { loss, correct };
  } finally {
    batch.images.dispose();
    batch.targets.dispose();
  }
}

/** Counts, whenever it is called, how many levels of all binary layers have changed since the last time. */
function flipMeterOf(model: LayersModel): () => number {
  const levels = (): Float32Array => concatenated(binaryLevelsOf(model));
  const meter = levelMeter(levels());
  return () => meter.update(levels());
}

function concatenated(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    whole.set(part, start);
    start += part.length;
  }
  return whole;
}
