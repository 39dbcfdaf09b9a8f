import { mean } from "../../statistics/mean.js";
import type { StudyRunRecord } from "../study-run-record.js";

/** Mean share of weights that flip in a step, in percent. */
export const flips = ({ flipsPerStep }: StudyRunRecord): number => 100 * flipsPerStep;

/** Training accuracy of the last epoch, in percent. */
export const fit = ({ epochs }: StudyRunRecord): number => 100 * epochs[epochs.length - 1].accuracy;

/** Training loss of the last epoch, in nats. */
export const loss = ({ epochs }: StudyRunRecord): number => epochs[epochs.length - 1].loss;

/** Test accuracy in percent. */
export const accuracy = (record: StudyRunRecord): number => 100 * record.accuracy;

/** Mean norm of the gradient to the latent weights. */
export function gradient({ measures: { gradientNorm } }: StudyRunRecord): number {
  return mean(gradientNorm);
}
