import { seededRandom } from "@equal-bits/core";
import {
  dispose,
  losses,
  type NamedTensorMap,
  type Optimizer,
  type Scalar,
  type Tensor2D,
  type Variable,
} from "@tensorflow/tfjs-core";
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
  /** The levels of each binary layer after the step; not to be written to. */
  readonly levels: readonly Float32Array[];
  /** What {@link Learner.gradientNorm} said of the step's gradients. */
  readonly gradientNorm: number;
}

/** What learns. */
export interface Learner {
  /** The model. */
  readonly model: LayersModel;
  /** What moves its weights. */
  readonly optimizer: Optimizer;
  /** Changes the parts of its binary layers before each step. Default none. */
  readonly schedule?: RuleSchedule;
  /** A norm of the gradients of a step, by variable; they are disposed afterwards. Default 0 for all. */
  readonly gradientNorm?: (gradients: NamedTensorMap) => number;
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
  learner: Learner,
  data: ExperimentData,
  settings: TrainingSettings,
  epoch: number,
  onStep: (report: StepReport) => Promise<void>,
): Promise<EpochOutcome> {
  const { model, optimizer, schedule } = learner;
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
    const { loss, correct, gradientNorm } = trainStep(learner, batch);
    sums.images += batch.labels.length;
    sums.loss += loss * batch.labels.length;
    sums.correct += correct;
    const levels = binaryLevelsOf(model);
    flips.push(flipsOfStep(levels));
    step += 1;
    const [meanLoss, accuracy] = [sums.loss / sums.images, sums.correct / sums.images];
    await onStep({ step, loss: meanLoss, accuracy, levels, gradientNorm });
  }
  const result = { loss: sums.loss / sums.images, accuracy: sums.correct / sums.images };
  return { result, flips };
}

/** What one step came to. */
interface StepOutcome {
  readonly loss: number;
  readonly correct: number;
  readonly gradientNorm: number;
}

function trainStep({ model, optimizer, gradientNorm = () => 0 }: Learner, batch: Batch): StepOutcome {
  const variables = model.trainableWeights.map((weight) => weight.read() as Variable); // a layer's weight is a variable
  let correct = 0;
  try {
    const { value, grads } = optimizer.computeGradients(() => {
      const logits = model.apply(batch.images, { training: true }) as Tensor2D; // a model of one output
      correct = countCorrect(logits.dataSync<"float32">(), batch.labels);
      return losses.softmaxCrossEntropy(batch.targets, logits) as Scalar; // reduced to its mean
    }, variables);
    const norm = gradientNorm(grads);
    optimizer.applyGradients(grads);
    const loss = value.dataSync()[0];
    dispose([value, ...Object.values(grads)]);
    return { loss, correct, gradientNorm: norm };
  } finally {
    batch.images.dispose();
    batch.targets.dispose();
  }
}

/** Counts how many of the levels it is given have changed since the last time. */
function flipMeterOf(model: LayersModel): (levels: readonly Float32Array[]) => number {
  const meter = levelMeter(concatenated(binaryLevelsOf(model)));
  return (levels) => meter.update(concatenated(levels));
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
