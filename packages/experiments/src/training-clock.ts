import type { RunProgress } from "./comparison.js";
import type { ExperimentData } from "./experiment-data.js";
import { type StepReport, stepsOf } from "./training-loop.js";
import type { TrainingSettings } from "./training-settings.js";

/** What a run reports while it trains: a {@link RunProgress} without its place in a comparison. */
export type TrainingProgress = Omit<RunProgress, "run">;

/** Progress is told this often at most, in milliseconds. */
const TELL_EVERY = 200;

/** How fast a run is, and where it stands. */
export interface TrainingClock {
  /** Counts a step; whether it is time to tell of it: a few times a second, and at the end of an epoch. */
  isTime(stepOfEpoch: number): boolean;
  /** Where the run stands after a step. */
  progress(epoch: number, report: Pick<StepReport, "step" | "loss" | "accuracy">): TrainingProgress;
  /** Training images per second so far. */
  imagesPerSecond(): number;
}

/**
 * Knows how fast training goes and how long it will take, from the steps done in this process.
 *
 * @param quantizer - what the run's quantizer is called
 * @internal
 */
export function trainingClock(
  data: ExperimentData,
  settings: TrainingSettings,
  quantizer: string,
): TrainingClock {
  const perEpoch = stepsOf(data, settings);
  const steps = perEpoch * settings.epochs;
  const began = performance.now();
  let told = Number.NEGATIVE_INFINITY;
  let done = 0;
  const seconds = (): number => (performance.now() - began) / 1000;
  const imagesPerSecond = (): number => (done * data.train.count) / perEpoch / Math.max(seconds(), 1e-9);
  return {
    imagesPerSecond,
    isTime: (stepOfEpoch) => {
      done += 1;
      return stepOfEpoch === perEpoch || performance.now() - told > TELL_EVERY;
    },
    progress: (epoch, { step: stepOfEpoch, loss, accuracy }) => {
      told = performance.now();
      const step = epoch * perEpoch + stepOfEpoch;
      const secondsLeft = (seconds() / done) * (steps - step);
      const { epochs } = settings;
      return {
        quantizer,
        epoch: epoch + 1,
        epochs,
        step,
        steps,
        loss,
        accuracy,
        imagesPerSecond: imagesPerSecond(),
        secondsLeft,
      };
    },
  };
}
